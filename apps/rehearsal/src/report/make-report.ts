import { attackFaults, type AttackFigures } from '../attack/attack-figures';
import type { Candidate } from '../candidates/candidate';
import type { World } from '../candidates/world';
import type { InjectedFault } from '../faults/inject-faults';
import { operationRows, secondRows } from '../measure/figures';
import { usageBetween } from '../measure/usage';
import { isoTime, unixTimeMs } from '../monotonic-clock';
import type { Options } from '../options';
import type { SetUp } from '../set-up';
import type { ProcessUsage } from '../../../topology/src/processes/supervised-process';
import type { SystemUnderTest } from '../system/system-under-test';
import type { Verified } from '../verify';
import type { RehearsalReport } from './rehearsal-report';

interface Findings {
  options: Options;
  seed: string;
  system: SystemUnderTest;
  startedMs: number;
  prepared: SetUp;
  world: World;
  used: { before: ProcessUsage[]; after: ProcessUsage[]; seconds: number };
  verified: Verified;
  releaseSeconds: number;
  /** Time when the last session was graded, on the monotonic clock. */
  gradedMs: number;
  faults: readonly InjectedFault[];
  attack: AttackFigures | null;
}

export function makeReport(findings: Findings): RehearsalReport {
  const {
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
    attack,
  } = findings;
  const { candidates, policy, rosterSeconds, registrationSeconds, papersSeconds } = prepared;
  const { complaints, measurements, outages, opensMs, pool } = world;
  const { candidates: candidateCount, items, minutes, burstSeconds } = options;
  const attacked = attack ? attackFaults(attack) : [];
  const isGood = complaints.total === 0 && measurements.errorCount === 0 && attacked.length === 0;
  return {
    verdict: isGood ? 'passed' : 'failed',
    startedAt: isoTime(unixTimeMs(startedMs)),
    system: system.description,
    seed,
    candidates: candidateCount,
    items,
    minutes,
    burstSeconds,
    policy,
    connections: { allowed: options.connections, most: pool.peakConnections },
    operations: operationRows(measurements),
    oracle: {
      lost: complaints.count('lost'),
      wrong: complaints.count('wrong'),
      doubled: complaints.count('doubled'),
      examples: complaints.examples,
    },
    results: {
      submitted: closedAs(candidates, 'submitted'),
      timedOut: closedAs(candidates, 'timed_out'),
      ...verified,
      acknowledgedResponses: candidates.reduce((sum, { session }) => sum + (session?.sheet.acknowledgedCount ?? 0), 0),
      secondsUntilAllResults: Math.max(0, gradedMs - lastEndMs(candidates)) / 1000,
      releaseSeconds,
    },
    preparation: { rosterSeconds, registrationSeconds, papersSeconds },
    usage: usageBetween(used),
    outages: outages.all.map(({ startedMs: from, endedMs: to }) => ({
      fromSecond: (from - opensMs) / 1000,
      toSecond: ((to ?? from) - opensMs) / 1000,
    })),
    faults: faults.map(({ name, note, startedMs: from, endedMs: to }) => ({
      name,
      note,
      fromSecond: (from - opensMs) / 1000,
      toSecond: (to - opensMs) / 1000,
    })),
    attack,
    labels: Object.fromEntries([...measurements.labels].sort(([a], [b]) => (a < b ? -1 : 1))),
    seconds: secondRows(measurements),
  };
}

const closedAs = (candidates: readonly Candidate[], state: string): number =>
  candidates.filter(({ closing }) => closing?.state === state).length;

/** The last submission, or the last deadline of candidates who never submitted. */
const lastEndMs = (candidates: readonly Candidate[]): number =>
  candidates.reduce(
    (last, { closing, session }) =>
      Math.max(last, closing?.state === 'submitted' ? closing.learntMs : (session?.deadlineMs ?? 0)),
    0,
  );
