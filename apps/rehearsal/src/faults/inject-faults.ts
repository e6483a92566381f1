import type { Candidate } from '../candidates/candidate';
import type { World } from '../candidates/world';
import { nowMs, pause } from '../monotonic-clock';
import { SeededRandom } from '../seeded-random';
import type { SystemUnderTest } from '../system/system-under-test';
import { drawFaults } from './draw-faults';
import type { Fault } from './fault';

export interface InjectedFault {
  name: string;
  /** The result, if there is one. */
  note: string | null;
  startedMs: number;
  endedMs: number;
}

interface Injecting {
  world: World;
  candidates: readonly Candidate[];
  system: SystemUnderTest;
  count: number;
  seed: string;
  /** No fault begins later, so that broken parts are back while candidates sit. */
  untilMs: number;
}

/** After a broken part is back, candidates may be refused for at most this long. */
export const FAULT_AFTERMATH_MS = 15_000;
const LONGEST_RECOVERY_MS = 30_000;
const PAUSE_MS = 50;
const CALM_MS = { min: 3_000, max: 10_000 };
/** Duration of the longest fault with its recovery. */
const LONGEST_FAULT_MS = 75_000;

/** Injects one fault after another, with calm between, once everybody sits. */
export async function injectFaults({
  world,
  candidates,
  system,
  count,
  seed,
  untilMs,
}: Injecting): Promise<InjectedFault[]> {
  const injected: InjectedFault[] = [];
  if (count === 0 || !system.parts) return injected;
  const random = SeededRandom.of(seed).fork('faults');
  await pause(Math.max(0, world.opensMs + world.burstMs - nowMs()));
  for (const fault of drawFaults({ parts: system.parts, candidates, world, count, random })) {
    await pause(random.between(CALM_MS) + (fault.needsCalm ? FAULT_AFTERMATH_MS : 0));
    if (nowMs() > untilMs - LONGEST_FAULT_MS) break;
    injected.push(await inject({ fault, world }));
  }
  return injected;
}

async function inject({ fault, world }: { fault: Fault; world: World }): Promise<InjectedFault> {
  const { name, refusesCandidates, strike, mostSilenceMs } = fault;
  const startedMs = nowMs();
  world.measurements.silence.begin(startedMs);
  if (refusesCandidates) world.outages.begin(startedMs);
  const note = await strike();
  const endedMs = nowMs();
  if (refusesCandidates) world.outages.end(endedMs);
  if (mostSilenceMs === undefined) return { name, note, startedMs, endedMs };
  const silentMs = await silenceOf({ world, endedMs });
  const silentSeconds = (silentMs / 1000).toFixed(1);
  if (silentMs > mostSilenceMs)
    world.complaints.add('wrong', `${name}: no save was acknowledged for ${silentSeconds} s`);
  return { name, note: [note, `no save for ${silentSeconds} s`].filter(Boolean).join('; '), startedMs, endedMs };
}

/** The longest time without an acknowledged save, from the fault to the first save after it. */
async function silenceOf({ world, endedMs }: { world: World; endedMs: number }): Promise<number> {
  const { silence } = world.measurements;
  while (!silence.hasSavedSince(endedMs) && nowMs() < endedMs + LONGEST_RECOVERY_MS) await pause(PAUSE_MS);
  return silence.longestMs(nowMs());
}
