import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { ExamRepository } from './exam.repository';
import { examStage, type ExamStage } from './exam-stage';

/** By exam, when results were released last. */
export type FindReleases = (examIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** The stages of exams. The lib that has the results registers here to tell release times; until then, none exist. */
@Injectable()
export class ExamStages {
  private findReleases: FindReleases = () => Promise.resolve(new Map());

  constructor(
    private readonly repository: ExamRepository,
    private readonly clock: Clock,
  ) {}

  releasesAnsweredBy(find: FindReleases): void {
    this.findReleases = find;
  }

  /** Stages by exam id, for at most 500 exams. */
  async of(exams: readonly { id: string; state: 'draft' | 'locked' }[]): Promise<Map<string, ExamStage>> {
    const ids = exams.filter(({ state }) => state === 'locked').map(({ id }) => id);
    const [sittings, releases] = [await this.repository.windowsOf(ids), await this.findReleases(ids)];
    const now = this.clock.now();
    return new Map(
      exams.map(({ id, state }) => [
        id,
        examStage({ state, sittings: sittings.get(id) ?? [], releasedAt: releases.get(id) ?? null, now }),
      ]),
    );
  }
}
