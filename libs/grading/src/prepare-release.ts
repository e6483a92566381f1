import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { Clock, Database } from '@sunflower/platform';
import type { GradingRunRow } from './grading-run-row';
import { GradingRunRepository } from './grading-run.repository';
import { chunksOf } from './registration-chunks';
import { ReleaseFollowers } from './release-followers';
import { ReleaseRepository, type RegistrationChunk } from './release.repository';

interface Preparation {
  run: GradingRunRow;
  releasedAt: number;
}

/**
 * Writes, chunk by chunk, all that a release needs for each person: a result for whoever was absent, and what the followers
 * keep ready for a pass. Nobody sees any of it before the run is released. Ended half-way, the next one adds what is missing.
 */
@Injectable()
export class PrepareRelease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly exams: LockedExams,
    private readonly runs: GradingRunRepository,
    private readonly repository: ReleaseRepository,
    private readonly followers: ReleaseFollowers,
  ) {}

  /** Stops where somebody else has released the run. @throws GradingRunNotFound when the exam was purged meanwhile */
  async prepare({ run, releasedAt }: Preparation): Promise<void> {
    const { maxMillipoints } = await this.exams.get(run.examId);
    for await (const chunk of chunksOf({ repository: this.repository, examId: run.examId })) {
      const isOpen = await this.database.transaction(() =>
        this.prepareChunk({ run, releasedAt, chunk, maxMillipoints }),
      );
      if (!isOpen) return;
    }
  }

  private async prepareChunk({
    run: { id: runId, examId },
    releasedAt,
    chunk,
    maxMillipoints,
  }: Preparation & {
    chunk: RegistrationChunk;
    maxMillipoints: number;
  }): Promise<boolean> {
    await this.runs.lockExam(examId);
    const { releasedAt: alreadyAt } = await this.runs.getRun(runId);
    if (alreadyAt !== null) return false;
    await this.repository.insertWithoutSession({ runId, maxMillipoints, nowMs: this.clock.now(), ...chunk });
    // Also of those about whom something was decided: the decision may be withdrawn before the release.
    const registrationIds = await this.repository.passedIds({ runId, ...chunk });
    await this.followers.prepare({ examId, releasedAt, registrationIds });
    return true;
  }
}
