import { parseArgs } from 'node:util';
import { MOST_PROCESSES, type Profile, type SystemShape } from '../../topology/src/system-shape';
import { FEWEST_ITEMS } from './bank/paper-shape';

export interface Options {
  candidates: number;
  items: number;
  minutes: number;
  /**
   * Time in which the whole paper would be answered. Above `minutes`, the exam is cut off before most candidates
   * finish.
   */
  paperMinutes: number;
  /** The shape of the system to start, when `url` is null. */
  shape: SystemShape;
  /** A running system; null to start one. */
  url: URL | null;
  connections: number;
  burstSeconds: number;
  seed: string | null;
  reportFolder: string;
  /** Shares of the exam's time at which every process is killed and restarted. */
  killAllAt: number[];
  /** Number of parts of an own production system that are broken, one after another. */
  faults: number;
  /** Number of hostile clients, each with its own address. */
  attackers: number;
  purge: boolean;
}

/** An unusable option; the message starts with its name. */
export class BadOption extends Error {
  constructor(option: string, problem: string) {
    super(`--${option}: ${problem}`);
  }
}

interface Described {
  value: string | null;
  fallback: string;
  says: string;
}

type Values = Record<string, string | boolean | undefined>;

/** Options for starting the production profile. */
const OF_PRODUCTION = ['api', 'workers', 'nginx', 'cluster'];
const MOST_CANDIDATES = 200_000;
const MOST_ITEMS = 200;
const FEWEST_MINUTES = 0.2;
const MOST_MINUTES = 600;
const MOST_CONNECTIONS = 4_000;
const USUAL_CONNECTIONS = 2_000;
const MOST_FAULTS = 1_000;
const MOST_ATTACKERS = 100;

const DESCRIPTIONS: Record<string, Described> = {
  candidates: { value: 'N', fallback: '300', says: `simulated candidates, 1 to ${MOST_CANDIDATES}` },
  items: { value: 'N', fallback: '100', says: `items on each paper, ${FEWEST_ITEMS} to ${MOST_ITEMS}` },
  minutes: {
    value: 'M',
    fallback: '5',
    says: `length of the exam in minutes, ${FEWEST_MINUTES} to ${MOST_MINUTES}, decimals allowed`,
  },
  'paper-minutes': {
    value: 'M',
    fallback: '',
    says: 'minutes that the whole paper is made for: --paper-minutes 90 --minutes 10 sits the first 10 minutes at the pace of 90 (default as --minutes; never less)',
  },
  profile: {
    value: 'NAME',
    fallback: 'embedded',
    says: 'what to start: embedded (one process) or production (MariaDB, Redis, apis and workers; mariadbd and redis-server must be installed)',
  },
  api: {
    value: 'N',
    fallback: '1',
    says: `apis of the production profile, 1 to ${MOST_PROCESSES}; more than one stand behind nginx`,
  },
  workers: { value: 'N', fallback: '1', says: `grading workers of the production profile, 1 to ${MOST_PROCESSES}` },
  nginx: { value: null, fallback: '', says: 'go through nginx also to a single api; nginx must be installed' },
  cluster: {
    value: null,
    fallback: '',
    says: 'on three Galera nodes behind HAProxy, two Redis servers with three sentinels, and two nginx; haproxy must be installed',
  },
  url: {
    value: 'URL',
    fallback: '',
    says: 'aim at a running system instead, e.g. https://exam.example.org; staff user and password (without a second step) from REHEARSAL_USERNAME and REHEARSAL_PASSWORD',
  },
  connections: {
    value: 'N',
    fallback: String(USUAL_CONNECTIONS),
    says: `keep-alive connections that the candidates share, 1 to ${MOST_CONNECTIONS}`,
  },
  'burst-seconds': {
    value: 'S',
    fallback: '10',
    says: 'seconds within which everyone signs in and starts, 0 to 600; at most a fifth of the exam',
  },
  seed: {
    value: 'TEXT',
    fallback: '',
    says: 'everything random comes from it; a new one is drawn and printed when left out',
  },
  report: {
    value: 'FOLDER',
    fallback: 'rehearsal-report',
    says: 'where report.json, report.html and the logs of an own system are written',
  },
  'kill-all-at': {
    value: 'PARTS',
    fallback: '',
    says: 'kill -9 every process of an own system at these parts of the exam, e.g. 0.5 or 0.3,0.6, and start them again',
  },
  faults: {
    value: 'N',
    fallback: '0',
    says: `break N parts of an own production system while candidates sit, one after another, 0 to ${MOST_FAULTS}`,
  },
  attackers: {
    value: 'N',
    fallback: '0',
    says: `hostile clients that attack an own system while candidates sit, 0 to ${MOST_ATTACKERS}`,
  },
  purge: { value: null, fallback: '', says: 'afterwards purge the rehearsal exam from the running system' },
  help: { value: null, fallback: '', says: 'this text' },
};

/** 1 for a whole exam. */
export const partOfPaper = ({ minutes, paperMinutes }: Pick<Options, 'minutes' | 'paperMinutes'>): number =>
  minutes / paperMinutes;

export function usage(): string {
  const lines = Object.entries(DESCRIPTIONS).map(([name, { value, fallback, says }]) => {
    const left = `  --${name}${value === null ? '' : ` ${value}`}`;
    return `${left.padEnd(24)}${says}${fallback === '' ? '' : ` (default ${fallback})`}`;
  });
  return [
    'Usage: npm run rehearsal -- [options]',
    'Sits a whole exam with simulated candidates over HTTP and checks it with an oracle of its own.',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** @throws BadOption */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const values = readValues(args);
  if (values.help === true) return 'help';
  const text = (name: string): string => String(values[name] ?? DESCRIPTIONS[name].fallback);
  const minutes = number({
    name: 'minutes',
    text: text('minutes'),
    min: FEWEST_MINUTES,
    max: MOST_MINUTES,
    whole: false,
  });
  const options: Options = {
    candidates: number({ name: 'candidates', text: text('candidates'), min: 1, max: MOST_CANDIDATES, whole: true }),
    items: number({ name: 'items', text: text('items'), min: FEWEST_ITEMS, max: MOST_ITEMS, whole: true }),
    minutes,
    paperMinutes:
      text('paper-minutes') === ''
        ? minutes
        : number({ name: 'paper-minutes', text: text('paper-minutes'), min: minutes, max: MOST_MINUTES, whole: false }),
    shape: shape({ values, text }),
    url: text('url') === '' ? null : address(text('url')),
    connections: number({ name: 'connections', text: text('connections'), min: 1, max: MOST_CONNECTIONS, whole: true }),
    burstSeconds: number({ name: 'burst-seconds', text: text('burst-seconds'), min: 0, max: 600, whole: false }),
    seed: text('seed') || null,
    reportFolder: text('report'),
    killAllAt: parts(text('kill-all-at')),
    faults: number({ name: 'faults', text: text('faults'), min: 0, max: MOST_FAULTS, whole: true }),
    attackers: number({ name: 'attackers', text: text('attackers'), min: 0, max: MOST_ATTACKERS, whole: true }),
    purge: values.purge === true,
  };
  if (options.faults > 0 && (options.url || options.shape.profile === 'embedded'))
    throw new BadOption(
      'faults',
      'only parts of a production system that the rehearsal started itself can be broken; add --profile production, leave out --url',
    );
  if (options.url && options.killAllAt.length > 0)
    throw new BadOption(
      'kill-all-at',
      'only a system that the rehearsal started itself can be killed; leave out --url',
    );
  if (options.shape.cluster && options.killAllAt.length > 0)
    throw new BadOption(
      'kill-all-at',
      'a cluster whose nodes are all killed is formed again by hand; leave out --cluster',
    );
  if (options.url && options.attackers > 0)
    throw new BadOption('attackers', 'only a system that the rehearsal started itself is attacked; leave out --url');
  if (options.url && OF_PRODUCTION.some((name) => values[name] !== undefined))
    throw new BadOption('url', `leave out --${OF_PRODUCTION.join(', --')}: they say what the rehearsal starts itself`);
  if (!options.url && options.purge) throw new BadOption('purge', 'is for a running system; give its --url');
  return { ...options, burstSeconds: Math.min(options.burstSeconds, options.minutes * 12) };
}

function shape({ values, text }: { values: Values; text: (name: string) => string }): SystemShape {
  const profile = profileNamed(text('profile'));
  const given = OF_PRODUCTION.find((name) => values[name] !== undefined);
  if (profile === 'embedded' && given !== undefined)
    throw new BadOption(given, 'the embedded profile is one process; add --profile production');
  const [apiCount, workerCount] = ['api', 'workers'].map((name) =>
    number({ name, text: text(name), min: 1, max: MOST_PROCESSES, whole: true }),
  );
  const cluster = values.cluster === true;
  const nginx = values.nginx === true || apiCount > 1 || cluster;
  return { profile, apiCount, workerCount, nginx, ...(cluster ? { cluster } : {}) };
}

function readValues(args: readonly string[]): Values {
  const options = Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([name, { value }]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new BadOption('help', `lists the options; ${(error as Error).message}`);
  }
}

function number({
  name,
  text,
  min,
  max,
  whole,
}: {
  name: string;
  text: string;
  min: number;
  max: number;
  whole: boolean;
}): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
    throw new BadOption(name, `is "${text}"; use a ${whole ? 'whole ' : ''}number from ${min} to ${max}`);
  }
  return value;
}

function profileNamed(text: string): Profile {
  if (text !== 'embedded' && text !== 'production')
    throw new BadOption('profile', `is "${text}"; use embedded or production`);
  return text;
}

function address(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new BadOption('url', `is "${text}"; use an address like https://exam.example.org`);
  return url;
}

function parts(text: string): number[] {
  if (text === '') return [];
  return text
    .split(',')
    .map((part) => number({ name: 'kill-all-at', text: part, min: 0, max: 0.9, whole: false }))
    .sort((a, b) => a - b);
}
