import { parseArgs } from 'node:util';
import { MOST_PROCESSES } from './system-shape';

export interface Options {
  apiCount: number;
  workerCount: number;
  port: number;
  /** A folder to keep; null: a temporary one. */
  dataFolder: string | null;
  /** The address that candidates type. */
  publicUrl: string;
}

/** An option that cannot be used; the message starts with its name. */
export class BadOption extends Error {
  constructor(option: string, problem: string) {
    super(`--${option}: ${problem}`);
  }
}

export const USAGE = `Usage: npm run topology -- [options]
Runs the production profile on this machine without containers: nginx, apis, grading workers, MariaDB and Redis,
with the settings that the containers have. Ctrl-C stops everything.

  --api N           apis, 1 to ${MOST_PROCESSES} (default 2)
  --workers N       grading workers, 1 to ${MOST_PROCESSES} (default 2)
  --port P          where nginx listens (default 8080)
  --data DIR        folder of data, secrets and logs, kept and used again; a temporary one when left out
  --public-url URL  what candidates type and the QR codes point at (default http://localhost:P)
  --help            this text
`;

/** @throws BadOption */
export function parseOptions(args: readonly string[]): Options | 'help' {
  const values = readValues(args);
  if (values.help === true) return 'help';
  const port = whole({ name: 'port', text: values.port ?? '8080', min: 1, max: 65_535 });
  return {
    apiCount: whole({ name: 'api', text: values.api ?? '2', min: 1, max: MOST_PROCESSES }),
    workerCount: whole({ name: 'workers', text: values.workers ?? '2', min: 1, max: MOST_PROCESSES }),
    port,
    dataFolder: values.data === '' ? refuseEmptyFolder() : (values.data ?? null),
    publicUrl: address(values['public-url'] ?? `http://localhost:${port}`),
  };
}

interface Values {
  api?: string;
  workers?: string;
  port?: string;
  data?: string;
  'public-url'?: string;
  help?: boolean;
}

function readValues(args: readonly string[]): Values {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { api: text, workers: text, port: text, data: text, 'public-url': text, help: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new BadOption('help', `lists the options; ${(error as Error).message}`);
  }
}

function whole({ name, text, min, max }: { name: string; text: string; min: number; max: number }): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new BadOption(name, `is "${text}"; use a whole number from ${min} to ${max}`);
  return value;
}

function refuseEmptyFolder(): never {
  throw new BadOption('data', 'is empty; name a folder');
}

function address(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new BadOption('public-url', `is "${text}"; use an address like https://exam.example.org`);
  return url.origin;
}
