import { LatencyHistogram } from '../measure/latency-histogram';
import { nowMs, pause } from '../monotonic-clock';
import { OfficeRefused, OfficeUnreachable, type StaffClient } from '../office/staff-client';
import type { StaffCredentials } from '../system/system-under-test';
import type { Insider } from './insider';
import { countBlow, noFigures, type AttackFigures } from './attack-figures';
import { Attacker, type Blow } from './attacker';
import { manyFields, manyFormFields, manyYamlKeys, swollenWorkbook } from './hostile-bodies';

interface Attacking {
  origin: URL;
  /** A hostile staff member, whose sign-in is used for attacks that need one. */
  insider: Insider;
  /** Signs in regularly and must not be refused. */
  honest: StaffClient;
  administrator: StaffCredentials;
  count: number;
}

/** Pause of an attacker after each answer. */
const PAUSE_MS = 250;
const SIGN_IN_EVERY_MS = 3_000;
const SLOW_BODIES_EACH = 10;
const SIGN_INS_AT_ONCE = 8;
const JSON_TYPE = 'application/json';
const BOUNDARY = 'sunflower-attack';

/** Until `stop`, every attacker sends one attack after another and also holds slow bodies open. */
export function beginAttack(attacking: Attacking): { stop: () => Promise<AttackFigures> } {
  let isOver = false;
  const figures = noFigures();
  const blows = blowsOf(attacking.insider);
  const working = [
    ...Array.from({ length: attacking.count }, (_, index) =>
      attack({ attacking, blows, index, figures, isOver: () => isOver }),
    ),
    signInHonestly({ attacking, figures, isOver: () => isOver }),
  ];
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(working);
      return figures;
    },
  };
}

interface NamedBlow {
  name: string;
  atOnce: number;
  blow: Blow;
}

interface Working {
  attacking: Attacking;
  figures: AttackFigures;
  isOver: () => boolean;
}

async function attack({
  attacking,
  blows,
  figures,
  isOver,
  index,
}: Working & { blows: readonly NamedBlow[]; index: number }): Promise<void> {
  const attacker = new Attacker(attacking.origin, isHere(attacking.origin) ? `127.0.1.${index + 1}` : null);
  const slow = Array.from({ length: SLOW_BODIES_EACH }, async () => {
    while (!isOver())
      countBlow({ figures, name: 'slow body', result: await attacker.dawdle({ path: 'staff/sign-in', isOver }) });
  });
  for (let turn = index; !isOver(); turn += 1) {
    const { name, atOnce, blow } = blows[turn % blows.length];
    const results = await Promise.all(Array.from({ length: atOnce }, () => attacker.strike(blow)));
    for (const result of results) countBlow({ figures, name, result });
    await pause(PAUSE_MS);
  }
  await Promise.all(slow);
}

/** Whether the system runs on this machine; then every loopback address can be used as a source. */
const isHere = ({ hostname }: URL): boolean => hostname === 'localhost' || hostname.startsWith('127.');

function blowsOf({ cookie, organisationId }: Insider): NamedBlow[] {
  const workbook = Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="roster.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    swollenWorkbook(120),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const bank = JSON.stringify({ organisationId, files: [{ path: 'bank.yaml', content: manyYamlKeys(28_000) }] });
  const signIn = JSON.stringify({ username: 'nobody-here', password: 'not the password of anybody' });
  return [
    {
      name: 'a body of 330,000 fields',
      atOnce: 1,
      blow: { path: 'staff/sign-in', contentType: JSON_TYPE, body: manyFields(330_000) },
    },
    {
      name: 'a form of 100,000 fields',
      atOnce: 1,
      blow: { path: 'staff/sign-in', contentType: 'application/x-www-form-urlencoded', body: manyFormFields(100_000) },
    },
    {
      name: 'sign-ins at once',
      atOnce: SIGN_INS_AT_ONCE,
      blow: { path: 'staff/sign-in', contentType: JSON_TYPE, body: signIn },
    },
    {
      name: 'a workbook of one large cell',
      atOnce: 1,
      blow: {
        path: 'roster-imports',
        contentType: `multipart/form-data; boundary=${BOUNDARY}`,
        body: workbook,
        cookie,
      },
    },
    {
      name: 'YAML of 28,000 keys',
      atOnce: 1,
      blow: { path: 'question-banks/import', contentType: JSON_TYPE, body: bank, cookie },
    },
  ];
}

async function signInHonestly({ attacking: { honest, administrator }, figures, isOver }: Working): Promise<void> {
  const latency = new LatencyHistogram();
  const { staffSignIns } = figures;
  while (!isOver()) {
    const startedMs = nowMs();
    try {
      await honest.signIn(administrator);
    } catch (error) {
      if (!(error instanceof OfficeRefused || error instanceof OfficeUnreachable)) throw error;
      staffSignIns.refused += 1;
    }
    staffSignIns.count += 1;
    latency.add(nowMs() - startedMs);
    await pause(SIGN_IN_EVERY_MS);
  }
  staffSignIns.p50Ms = latency.percentileMs(0.5);
  staffSignIns.maxMs = latency.maxMs;
}
