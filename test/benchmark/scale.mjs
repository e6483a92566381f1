// `npm run scale -- --candidates 1000000 --minutes 90 --items 100 --burst-seconds 60 --cores 2`: what an exam of that size
// takes, from the costs that were measured (docs/scale.md tells on what). A simulation second by second, no load.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** CPU in µs by part, from the rehearsal and the benchmark that docs/scale.md lists. */
const COSTS = {
  /** Sign-in, consent, sealed paper and start of one candidate. */
  arrival: { api: 650, database: 115, nginx: 160 },
  /** One save with its share of polls, events and late requests. */
  save: { api: 261, database: 95, nginx: 40 },
  submit: { api: 240, database: 93, nginx: 40 },
  /** By a worker, with what it asks of the database. */
  grade: { worker: 474, database: 198 },
};
/** A sealed paper of 100 items. */
const PAPER_BYTES = 12_000;

const PARTS = ['api', 'database', 'nginx', 'worker'];

/**
 * Arrivals fall evenly into the burst; each candidate then saves evenly until the end, and hands in during the last
 * tenth. Work that finds no free core waits, the oldest first.
 */
export function simulate({ candidates, minutes, items, burstSeconds, cores }) {
  const seconds = Math.round(minutes * 60);
  const handInSeconds = Math.max(1, Math.round(seconds / 10));
  const totals = Object.fromEntries(PARTS.map((part) => [part, 0]));
  let waitingSeconds = 0;
  let longestWaitSeconds = 0;
  let busiestCores = 0;
  let drainedAt = 0;
  for (let second = 0; second < seconds || waitingSeconds > 0; second += 1) {
    const counts = countsIn({ second, seconds, candidates, items, burstSeconds, handInSeconds });
    const work = Object.entries(counts).flatMap(([kind, count]) =>
      Object.entries(COSTS[kind]).map(([part, microseconds]) => ({ part, cpu: (count * microseconds) / 1e6 })),
    );
    for (const { part, cpu } of work) totals[part] += cpu;
    const cpu = work.reduce((sum, each) => sum + each.cpu, 0);
    busiestCores = Math.max(busiestCores, cpu);
    waitingSeconds = Math.max(0, waitingSeconds + cpu - cores);
    longestWaitSeconds = Math.max(longestWaitSeconds, waitingSeconds / cores);
    if (waitingSeconds > 0) drainedAt = second + 1;
  }
  const saves = candidates * items;
  const steady = (saves / seconds) * Object.values(COSTS.save).reduce((sum, cost) => sum + cost, 0);
  return {
    savesPerSecond: saves / seconds,
    arrivalsPerSecond: candidates / burstSeconds,
    paperMegabytesPerSecond: (candidates / burstSeconds / 1e6) * PAPER_BYTES,
    steadyCores: steady / 1e6,
    busiestCores,
    longestWaitSeconds,
    drainedAt,
    cpuSeconds: totals,
  };
}

function countsIn({ second, seconds, candidates, items, burstSeconds, handInSeconds }) {
  const arrivedBefore = Math.min(1, second / burstSeconds);
  const arrived = Math.min(1, (second + 1) / burstSeconds);
  const handsIn = second >= seconds - handInSeconds && second < seconds;
  return {
    arrival: candidates * (arrived - arrivedBefore),
    save: second < seconds ? (candidates * arrived * items) / seconds : 0,
    submit: handsIn ? candidates / handInSeconds : 0,
    grade: handsIn ? candidates / handInSeconds : 0,
  };
}

const number = (value, digits = 0) => value.toLocaleString('en-US', { maximumFractionDigits: digits });

function main() {
  const { values } = parseArgs({
    options: {
      candidates: { type: 'string', default: '10700' },
      minutes: { type: 'string', default: '90' },
      items: { type: 'string', default: '100' },
      'burst-seconds': { type: 'string', default: '60' },
      cores: { type: 'string', default: '2' },
    },
  });
  const options = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
  if (Object.values(options).some((value) => !(value > 0))) throw new Error('Every option is a number above 0');
  const found = simulate({ ...options, burstSeconds: options['burst-seconds'] });
  for (const [name, value] of Object.entries(found))
    console.log(
      name.padEnd(28),
      typeof value === 'number'
        ? number(value, 1)
        : Object.entries(value)
            .map(([part, cpu]) => `${part} ${number(cpu)}`)
            .join(', '),
    );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
