import { Injectable } from '@nestjs/common';
import type { PoolQuestion } from './pool-question';
import { QuestionPoolRepository } from './question-pool.repository';

/** What exams may draw. With keys: it never goes to a candidate as it is. */
@Injectable()
export class QuestionPool {
  constructor(private readonly repository: QuestionPoolRepository) {}

  publishedVersions(bankId: string): Promise<PoolQuestion[]> {
    return this.repository.publishedVersions(bankId);
  }

  /** Frozen versions, whatever became of their questions since; in the order of the ids, without those that do not exist. */
  versionsByIds(ids: readonly string[]): Promise<PoolQuestion[]> {
    return this.repository.versionsByIds(ids);
  }
}
