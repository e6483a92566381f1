import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import type { GradingRunRow } from './grading-run-row';
import { GradingRunRepository } from './grading-run.repository';
import { ReleaseRepository, type RegistrationFacts } from './release.repository';
import { baseOf } from './run-order';
import { standingAtRelease, standingChange, type Standing, type StandingChange } from './standing';

export interface ChangedRegistration {
  registrationId: string;
  ticketNumber: string;
  candidateName: string;
  organisationName: string;
  change: Exclude<StandingChange, 'none'>;
  before: Standing | null;
  after: Standing;
}

export interface RunDifference {
  runNumber: number;
  /** Null: this is the first run, there is nothing to compare it with. */
  baseRunNumber: number | null;
  registrations: number;
  /** Without a result under this run yet: the difference is not whole before this is 0. */
  ungraded: number;
  counts: Record<StandingChange, number>;
  /** The weightiest first, at most `limit`. */
  changes: ChangedRegistration[];
}

const PAGE_ROWS = 1000;
const WEIGHT: Record<ChangedRegistration['change'], number> = {
  newly_failed: 0,
  newly_passed: 1,
  outcome: 2,
  points: 3,
};

/** What a run changes, or would change if it were released now. */
@Injectable()
export class CompareRuns {
  constructor(
    private readonly exams: LockedExams,
    private readonly runs: GradingRunRepository,
    private readonly repository: ReleaseRepository,
  ) {}

  /** @throws GradingRunNotFound */
  async difference({ runId, limit }: { runId: string; limit: number }): Promise<RunDifference> {
    const run = await this.runs.getRun(runId);
    const base = baseOf({ run, runs: await this.runs.listByExam(run.examId) });
    const { maxMillipoints } = await this.exams.get(run.examId);
    const counts: RunDifference['counts'] = { newly_failed: 0, newly_passed: 0, outcome: 0, points: 0, none: 0 };
    const difference: RunDifference = {
      runNumber: run.runNumber,
      baseRunNumber: base?.runNumber ?? null,
      registrations: 0,
      ungraded: 0,
      counts,
      changes: [],
    };
    for (let afterId: string | null = ''; afterId !== null;) {
      const page: RegistrationFacts[] = await this.repository.page({
        examId: run.examId,
        runId,
        baseRunId: base?.id ?? null,
        afterId,
        limit: PAGE_ROWS,
      });
      for (const facts of page) addTo({ difference, facts, run, base, examMaxMillipoints: maxMillipoints });
      difference.changes = weightiest({ changes: difference.changes, limit });
      afterId = page.length === PAGE_ROWS ? (page.at(-1) as RegistrationFacts).registrationId : null;
    }
    return difference;
  }
}

interface Compared {
  difference: RunDifference;
  facts: RegistrationFacts;
  run: GradingRunRow;
  base: GradingRunRow | null;
  examMaxMillipoints: number;
}

function addTo({ difference, facts, run, base, examMaxMillipoints }: Compared): void {
  const { registrationId, ticketNumber, candidateName, organisationName } = facts;
  const after = standingUnder({ run, facts, result: facts.result, examMaxMillipoints });
  // Registered after the release of a run that is looked at again: no part of it.
  if (after === null) return;
  const before = base && standingUnder({ run: base, facts, result: facts.baseResult, examMaxMillipoints });
  const change = standingChange({ before, after });
  difference.registrations += 1;
  difference.counts[change] += 1;
  if (after.outcome === 'ungraded') difference.ungraded += 1;
  if (change !== 'none')
    difference.changes.push({ registrationId, ticketNumber, candidateName, organisationName, change, before, after });
}

/** A released run stands as it was released; an open one is looked at as if it were released now. */
function standingUnder({
  run,
  facts,
  result,
  examMaxMillipoints,
}: {
  run: GradingRunRow;
  facts: RegistrationFacts;
  result: RegistrationFacts['result'];
  examMaxMillipoints: number;
}): Standing | null {
  return run.releasedAt !== null ? result : standingAtRelease({ ...facts, result, examMaxMillipoints });
}

const weightiest = ({ changes, limit }: { changes: ChangedRegistration[]; limit: number }): ChangedRegistration[] =>
  changes
    .sort((a, b) => WEIGHT[a.change] - WEIGHT[b.change] || (a.ticketNumber < b.ticketNumber ? -1 : 1))
    .slice(0, limit);
