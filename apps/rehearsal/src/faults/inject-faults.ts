import type { Candidate } from '../candidates/candidate';
import type { World } from '../candidates/world';
import { nowMs, pause } from '../monotonic-clock';
import { SeededRandom } from '../seeded-random';
import type { SystemUnderTest } from '../system/system-under-test';
import { drawFaults } from './draw-faults';

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
  for (const { name, refusesCandidates, strike } of drawFaults({
    parts: system.parts,
    candidates,
    world,
    count,
    random,
  })) {
    await pause(random.between(CALM_MS));
    if (nowMs() > untilMs - LONGEST_FAULT_MS) break;
    const startedMs = nowMs();
    if (refusesCandidates) world.outages.begin(startedMs);
    const note = await strike();
    const endedMs = nowMs();
    if (refusesCandidates) world.outages.end(endedMs);
    injected.push({ name, note, startedMs, endedMs });
  }
  return injected;
}
