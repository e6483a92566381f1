import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { QuestionExposureRepository, type DrawnItem } from './question-exposure.repository';

/** How often questions appeared on papers, as reported by the exams that draw them. */
@Injectable()
export class QuestionExposure {
  constructor(
    private readonly clock: Clock,
    private readonly repository: QuestionExposureRepository,
  ) {}

  /** Must run in the transaction of the lock: records the questions that the exam may draw. */
  recordPool({ examId, versionIds }: { examId: string; versionIds: readonly string[] }): Promise<void> {
    return this.repository.insertPool({ examId, versionIds, lockedAt: this.clock.now() });
  }

  /** Must run in a transaction: replaces the counts and flags of an exam's questions. */
  recordDrawn(counted: { examId: string; lastDrawnAt: number | null; items: readonly DrawnItem[] }): Promise<void> {
    return this.repository.setDrawn(counted);
  }
}
