import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { ExamRepository } from './exam.repository';
import { examStage, type ExamStage } from './exam-stage';

/** By exam, when results were released last. */
export type FindReleases = (examIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** When results were released is known further right, where results are: that room answers here. Until one does, none were. */
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

  /** Of at most 500 exams. */
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
