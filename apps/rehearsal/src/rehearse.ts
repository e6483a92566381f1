import { beginAttack } from './attack/attack';
import { hireInsider } from './attack/insider';
import { Timetable } from './candidates/timetable';
import type { SignedIn } from './candidates/candidate-contract';
import type { World } from './candidates/world';
import { ConnectionPool } from './http/connection-pool';
import { Measurements } from './measure/measurements';
import { Outages } from './measure/outages';
import { ownUsage } from './measure/usage';
import { nowMs, unixTimeMs } from './monotonic-clock';
import { FAULT_AFTERMATH_MS } from './faults/inject-faults';
import { openWindow } from './office/prepare-exam';
import { releaseResults, waitUntilGraded } from './office/release-results';
import { StaffClient } from './office/staff-client';
import { partOfPaper, type Options } from './options';
import { Complaints } from './oracle/complaints';
import type { Progress } from './progress';
import { makeReport } from './report/make-report';
import type { RehearsalReport } from './report/rehearsal-report';
import { runExam } from './run-exam';
import { SeededRandom } from './seeded-random';
import { setUp, type SetUp } from './set-up';
import type { SystemUnderTest } from './system/system-under-test';
import { verify } from './verify';

/** Time between the last preparation and the opening; most candidates arrive in it. */
const SHORTEST_WAITING_MS = 8_000;
const COMING_A_SECOND = 500;
/** A process may use an outdated window of the sitting for 5 s. */
const SHORTEST_LEAD_MS = 6_000;
const CLOCK_PROBES = 8;
const REPLY_TIMEOUT_MS = 30_000;

interface Rehearsal {
  options: Options;
  seed: string;
  system: SystemUnderTest;
  progress: Progress;
}

/** The whole rehearsal on a running system: set up, sit, grade, release, check. */
export async function rehearse({ options, seed, system, progress }: Rehearsal): Promise<RehearsalReport> {
  const startedMs = nowMs();
  const random = SeededRandom.of(seed);
  const staff = new StaffClient(system.origin);
  await staff.signIn(system.administrator);
  const tag = tagOf({ seed, options });
  const prepared = await setUp({ staff, options, random, tag, progress });
  const attack = options.attackers > 0 ? await prepareAttack({ staff, prepared, options, system, tag }) : null;
  const world = await openExam({ staff, prepared, options, system });
  const before = [...system.usage(), ownUsage()];
  const windowClosesMs = closesMs({ world, options });
  const attacking = attack?.();
  const [gradedMs, faults] = await Promise.all([
    waitUntilGraded({ staff, examId: prepared.exam.examId, fromMs: windowClosesMs }),
    runExam({
      candidates: prepared.candidates,
      world,
      system,
      minutes: options.minutes,
      killAllAt: options.killAllAt,
      faults: options.faults,
      seed,
      progress,
    }),
  ]);
  const attackFigures = (await attacking?.stop()) ?? null;
  const examSeconds = (nowMs() - world.opensMs) / 1000;
  const used = { before, after: [...system.usage(), ownUsage()], seconds: examSeconds };
  progress.step('Releasing the results …');
  const releasingMs = nowMs();
  await releaseResults({ staff, examId: prepared.exam.examId });
  const releaseSeconds = (nowMs() - releasingMs) / 1000;
  const verified = await verify({ staff, prepared, world, progress });
  if (options.purge) await staff.post(`exams/${prepared.exam.examId}/purge`, { reason: '演练结束' });
  const report = makeReport({
    options,
    seed,
    system,
    startedMs,
    prepared,
    world,
    used,
    verified,
    releaseSeconds,
    gradedMs,
    faults,
    attack: attackFigures,
  });
  world.timetable.close();
  world.pool.close();
  return report;
}

/** Creates the insider and an honest administrator in another browser; returns a function that begins the attack. */
async function prepareAttack({
  staff,
  prepared,
  options,
  system,
  tag,
}: {
  staff: StaffClient;
  prepared: SetUp;
  options: Options;
  system: SystemUnderTest;
  tag: string;
}): Promise<() => ReturnType<typeof beginAttack>> {
  const { origin, administrator } = system;
  const insider = await hireInsider({ staff, origin, organisationId: prepared.anyCountyId, tag });
  const honest = new StaffClient(origin);
  await honest.signIn(administrator);
  return () => beginAttack({ origin, insider, honest, administrator, count: options.attackers });
}

/** The same seed may be used again on a running system, so the tag then includes the current second. */
function tagOf({ seed, options }: { seed: string; options: Options }): string {
  const short = seed.replace(/[^A-Za-z0-9]/g, '').slice(0, 8);
  return options.url ? `${short}-${Math.floor(unixTimeMs(nowMs()) / 1000).toString(36)}` : short;
}

/** Moves the window to a few seconds from now, by the server's clock. */
async function openExam({
  staff,
  prepared,
  options,
  system,
}: {
  staff: StaffClient;
  prepared: SetUp;
  options: Options;
  system: SystemUnderTest;
}): Promise<World> {
  const serverOffsetMs = await readServerOffset({ origin: system.origin, prepared });
  const opensAtMs = await moveWindow({ staff, prepared, options, serverOffsetMs });
  const measurements = new Measurements();
  const opensMs = opensAtMs - serverOffsetMs;
  measurements.begin(opensMs);
  return {
    pool: new ConnectionPool({
      origins: system.origins,
      maxConnections: options.connections,
      timeoutMs: REPLY_TIMEOUT_MS,
    }),
    measurements,
    outages: new Outages(options.faults > 0 ? FAULT_AFTERMATH_MS : undefined),
    complaints: new Complaints(),
    timetable: new Timetable(),
    papers: prepared.papers,
    opensMs,
    waitingMs: opensMs - nowMs(),
    burstMs: options.burstSeconds * 1000,
    itemCount: options.items,
    partOfPaper: partOfPaper(options),
    anySessionId: null,
  };
}

/**
 * Uses the server's clock, in whole milliseconds as on the wire. Repeats when a busy machine took so long that too
 * little lead is left.
 */
async function moveWindow({
  staff,
  prepared,
  options,
  serverOffsetMs,
}: {
  staff: StaffClient;
  prepared: SetUp;
  options: Options;
  serverOffsetMs: number;
}): Promise<number> {
  for (;;) {
    const waitingMs = Math.max(SHORTEST_WAITING_MS, (prepared.candidates.length / COMING_A_SECOND) * 1000);
    const opensAtMs = Math.ceil(nowMs() + serverOffsetMs + waitingMs);
    const closesAtMs = opensAtMs + Math.round((options.minutes * 60 + options.burstSeconds / 2) * 1000);
    await openWindow({ staff, sittingId: prepared.exam.sittingId, opensAtMs, closesAtMs });
    if (opensAtMs - serverOffsetMs - nowMs() > SHORTEST_LEAD_MS) return opensAtMs;
  }
}

const closesMs = ({ world, options }: { world: World; options: Options }): number =>
  world.opensMs + (options.minutes * 60 + options.burstSeconds / 2) * 1000;

/**
 * The server's Unix time is at least this plus the monotonic clock: its answer was written before it was received. With
 * it nobody knocks before the bell, however slow the machine. Late by the time that the fastest answer travelled.
 */
async function readServerOffset({ origin, prepared }: { origin: URL; prepared: SetUp }): Promise<number> {
  let offsetMs = -Infinity;
  for (let probe = 0; probe < CLOCK_PROBES; probe += 1)
    offsetMs = Math.max(offsetMs, await leastOffset({ origin, prepared }));
  return offsetMs;
}

async function leastOffset({ origin, prepared }: { origin: URL; prepared: SetUp }): Promise<number> {
  const reply = await fetch(new URL('/api/v1/candidate/sign-in', origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(prepared.candidates[0].ticket),
  });
  const receivedMs = nowMs();
  const { serverTime } = (await reply.json()) as SignedIn;
  return Date.parse(serverTime) - receivedMs;
}
