import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { QuestionExposureRepository, type DrawnItem } from './question-exposure.repository';

/** How often questions stood on papers: told by the exams that draw them. */
@Injectable()
export class QuestionExposure {
  constructor(
    private readonly clock: Clock,
    private readonly repository: QuestionExposureRepository,
  ) {}

  /** In the transaction of the lock: what the exam may draw from now on. */
  recordPool({ examId, versionIds }: { examId: string; versionIds: readonly string[] }): Promise<void> {
    return this.repository.insertPool({ examId, versionIds, lockedAt: this.clock.now() });
  }

  /** In a transaction, in place of what was counted before: how the questions of an exam fared. */
  recordDrawn(counted: { examId: string; lastDrawnAt: number | null; items: readonly DrawnItem[] }): Promise<void> {
    return this.repository.setDrawn(counted);
  }
}
