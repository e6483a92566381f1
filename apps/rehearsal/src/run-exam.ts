import type { Candidate } from './candidates/candidate';
import { sitExam } from './candidates/sit-exam';
import type { World } from './candidates/world';
import { injectFaults, type InjectedFault } from './faults/inject-faults';
import { nowMs, pause } from './monotonic-clock';
import type { Progress } from './progress';
import type { SystemUnderTest } from './system/system-under-test';

interface Exam {
  candidates: readonly Candidate[];
  world: World;
  system: SystemUnderTest;
  minutes: number;
  killAllAt: readonly number[];
  /** Number of parts to break, one after another. */
  faults: number;
  seed: string;
  progress: Progress;
}

/** Time until the last candidates who never submit have seen their time-out. */
const CLOSING_SECONDS = 8;

/**
 * Runs the exam: everyone sits at once; with `killAllAt` the system is killed during it and restarted. Returns the
 * injected faults.
 */
export async function runExam({
  candidates,
  world,
  system,
  minutes,
  killAllAt,
  faults,
  seed,
  progress,
}: Exam): Promise<InjectedFault[]> {
  const beganMs = nowMs();
  let finished = 0;
  progress.begin({
    text: 'Exam',
    total: Math.ceil((world.opensMs + minutes * 60_000 + world.burstMs / 2 - beganMs) / 1000) + CLOSING_SECONDS,
  });
  const tick = (): void =>
    progress.advance({
      value: Math.floor((nowMs() - beganMs) / 1000),
      note: `${noteOf(world)}, ${finished} of ${candidates.length} done`,
    });
  const ticking = setInterval(tick, 1000);
  const sittings = candidates.map(async (candidate) => {
    await sitExam(candidate, world);
    finished += 1;
  });
  try {
    const injecting = injectFaults({
      world,
      candidates,
      system,
      count: faults,
      seed,
      untilMs: world.opensMs + minutes * 60_000,
    });
    await Promise.all([...sittings, killInTheMiddle({ world, system, minutes, killAllAt }), injecting]);
    return await injecting;
  } finally {
    clearInterval(ticking);
    tick();
    progress.end();
  }
}

async function killInTheMiddle({
  world,
  system,
  minutes,
  killAllAt,
}: Pick<Exam, 'world' | 'system' | 'minutes' | 'killAllAt'>): Promise<void> {
  for (const part of killAllAt) {
    await pause(Math.max(0, world.opensMs + part * minutes * 60_000 - nowMs()));
    world.outages.begin(nowMs());
    await system.killAll();
    await system.startAll();
    world.outages.end(nowMs());
  }
}

function noteOf({ measurements, opensMs }: World): string {
  const elapsedSeconds = Math.floor((nowMs() - opensMs) / 1000);
  if (elapsedSeconds < 0) return `the window opens in ${-elapsedSeconds} s`;
  const last = measurements.seconds[elapsedSeconds - 1];
  const p99Ms = last?.saves.percentileMs(0.99) ?? null;
  const saved = measurements.figures.get('save')?.count ?? 0;
  return `${elapsedSeconds} s, ${saved} saves, ${last?.counts.save ?? 0}/s${p99Ms === null ? '' : `, p99 ${p99Ms.toFixed(1)} ms`}, ${measurements.errorCount} errors`;
}
