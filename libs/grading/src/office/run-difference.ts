import { Injectable } from '@nestjs/common';
import { completePolicies, LockedExams, type CountingAttempt } from '@sunflower/exam';
import { AttemptRepository } from '../attempts/attempt.repository';
import { standingOfPerson } from '../attempts/standing-of-person';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRunRepository } from '../run/grading-run.repository';
import { FindReleaseObstacles } from '../release/release-obstacles';
import { ReleaseRepository, type RegistrationFacts } from '../result/release.repository';
import { baseOf } from '../run/run-order';
import { standingAtRelease, standingChange, type Standing, type StandingChange } from '../result/standing';

export interface ChangedRegistration {
  /** The attempt that counts after the change. */
  registrationId: string;
  attemptNumber: number;
  ticketNumber: string;
  candidateName: string;
  organisationName: string;
  change: Exclude<StandingChange, 'none'>;
  before: Standing | null;
  after: Standing;
}

export interface RunDifference {
  runNumber: number;
  /** Null for the first run, which has nothing to be compared with. */
  baseRunNumber: number | null;
  /** Each person once, by the attempt that counts. */
  registrations: number;
  /** Sessions without a result under this run yet; the difference is incomplete until this is 0. */
  ungraded: number;
  counts: Record<StandingChange, number>;
  /** People by their outcome under this run. */
  outcomes: OutcomeCounts;
  certificates: CertificateChanges;
  /** At most `limit`, the most important first. */
  changes: ChangedRegistration[];
}

export type OutcomeCounts = Record<'passed' | 'failed' | Exclude<Standing['outcome'], 'graded'>, number>;

/**
 * Certificates that the release would issue or revoke. Certificates revoked by hand stay revoked; this count does not
 * know them.
 */
export interface CertificateChanges {
  toIssue: number;
  toRevoke: number;
}

const PAGE_ROWS = 1000;
const WEIGHT: Record<ChangedRegistration['change'], number> = {
  newly_failed: 0,
  newly_passed: 1,
  outcome: 2,
  points: 3,
};

/** What a run changes, or would change if released now, for the people whose sitting is over. */
@Injectable()
export class CompareRuns {
  constructor(
    private readonly exams: LockedExams,
    private readonly runs: GradingRunRepository,
    private readonly repository: ReleaseRepository,
    private readonly attempts: AttemptRepository,
    private readonly obstacles: FindReleaseObstacles,
  ) {}

  /** @throws GradingRunNotFound */
  async difference({ runId, limit }: { runId: string; limit: number }): Promise<RunDifference> {
    const run = await this.runs.getRun(runId);
    const base = baseOf({ run, runs: await this.runs.listByExam(run.examId) });
    const comparison = await this.comparison({ run, base });
    const difference: RunDifference = {
      runNumber: run.runNumber,
      baseRunNumber: base?.runNumber ?? null,
      registrations: 0,
      ungraded: 0,
      counts: { newly_passed: 0, newly_failed: 0, outcome: 0, points: 0, none: 0 },
      outcomes: { passed: 0, failed: 0, absent: 0, deferred: 0, violation: 0, annulled: 0, ungraded: 0 },
      certificates: { toIssue: 0, toRevoke: 0 },
      changes: [],
    };
    const severalOf = new Map<string, RegistrationFacts[]>();
    for await (const page of this.pages({ run, base })) {
      const several = await this.withSeveral({ examId: run.examId, page });
      for (const facts of page) {
        const { personId } = facts;
        if (several.has(personId)) severalOf.set(personId, [...(severalOf.get(personId) ?? []), facts]);
        else addTo({ difference, comparison, ofPerson: [facts] });
      }
      difference.changes = weightiest({ changes: difference.changes, limit });
    }
    for (const ofPerson of severalOf.values()) addTo({ difference, comparison, ofPerson });
    difference.changes = weightiest({ changes: difference.changes, limit });
    difference.certificates =
      // Before the first release nobody has a certificate, whatever the result under an earlier run.
      base === null || base.releasedAt === null
        ? { toIssue: difference.outcomes.passed, toRevoke: 0 }
        : { toIssue: difference.counts.newly_passed, toRevoke: difference.counts.newly_failed };
    return difference;
  }

  private async comparison({ run, base }: Pick<Comparison, 'run' | 'base'>): Promise<Comparison> {
    const { maxMillipoints, policies } = await this.exams.get(run.examId);
    const { lookedAtIds } = await this.obstacles.coverageOf(run.examId);
    return {
      run,
      base,
      rule: completePolicies(policies).countingAttempt,
      examMaxMillipoints: maxMillipoints,
      sittings: new Set(lookedAtIds),
    };
  }

  private async *pages({ run, base }: Pick<Comparison, 'run' | 'base'>): AsyncGenerator<RegistrationFacts[]> {
    for (let afterId: string | null = ''; afterId !== null;) {
      const page: RegistrationFacts[] = await this.repository.page({
        examId: run.examId,
        runId: run.id,
        baseRunId: base?.id ?? null,
        afterId,
        limit: PAGE_ROWS,
      });
      yield page;
      afterId = page.length === PAGE_ROWS ? (page.at(-1) as RegistrationFacts).registrationId : null;
    }
  }

  /** The people of this page who have several registrations. */
  private async withSeveral({
    examId,
    page,
  }: {
    examId: string;
    page: readonly RegistrationFacts[];
  }): Promise<ReadonlySet<string>> {
    const ids = page.map(({ registrationId }) => registrationId);
    return new Set(await this.attempts.peopleOf({ examId, registrationIds: ids }));
  }
}

interface Comparison {
  run: GradingRunRow;
  base: GradingRunRow | null;
  rule: CountingAttempt;
  examMaxMillipoints: number;
  sittings: ReadonlySet<string>;
}

interface Compared {
  difference: RunDifference;
  comparison: Comparison;
  ofPerson: readonly RegistrationFacts[];
}

function addTo({ difference, comparison, ofPerson }: Compared): void {
  const { run, base, rule } = comparison;
  const after = standingOfPerson({
    rule,
    attempts: ofPerson.map((facts) => ({ facts, standing: standingUnder({ comparison, run, facts, side: 'own' }) })),
  });
  // The registration was made after the release of this run, or its sitting is not over: the difference leaves it out.
  if (after === null) return;
  const before =
    base &&
    standingOfPerson({
      rule,
      attempts: ofPerson.map((facts) => ({
        facts,
        standing: standingUnder({ comparison, run: base, facts, side: 'base' }),
      })),
    });
  const change = standingChange({ before: before?.standing ?? null, after: after.standing });
  difference.registrations += 1;
  difference.counts[change] += 1;
  const { outcome, passed } = after.standing;
  difference.outcomes[outcome === 'graded' ? (passed ? 'passed' : 'failed') : outcome] += 1;
  if (outcome === 'ungraded') difference.ungraded += 1;
  if (change === 'none') return;
  const { registrationId, attemptNumber, ticketNumber, candidateName, organisationName } = after.facts;
  difference.changes.push({
    registrationId,
    attemptNumber,
    ticketNumber,
    candidateName,
    organisationName,
    change,
    before: before?.standing ?? null,
    after: after.standing,
  });
}

/** A released run shows its results as released; an unreleased run shows them as if released now. */
function standingUnder({
  comparison: { sittings, examMaxMillipoints },
  run,
  facts,
  side,
}: {
  comparison: Comparison;
  run: GradingRunRow;
  facts: RegistrationFacts;
  side: 'own' | 'base';
}): Standing | null {
  const [result, takenIn] = side === 'own' ? [facts.result, facts.takenIn] : [facts.baseResult, facts.baseTakenIn];
  if (run.releasedAt !== null) return takenIn ? result : null;
  return sittings.has(facts.sittingId) ? standingAtRelease({ ...facts, result, examMaxMillipoints }) : null;
}

const weightiest = ({ changes, limit }: { changes: ChangedRegistration[]; limit: number }): ChangedRegistration[] =>
  changes
    .sort((a, b) => WEIGHT[a.change] - WEIGHT[b.change] || (a.ticketNumber < b.ticketNumber ? -1 : 1))
    .slice(0, limit);
