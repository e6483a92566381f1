import { Injectable } from '@nestjs/common';
import type { PoolQuestion } from './pool-question';
import { publishedStock, type PublishedStock } from './published-stock';
import { QuestionPoolRepository } from './question-pool.repository';

/** What exams may draw. With keys: it never goes to a candidate as it is. */
@Injectable()
export class QuestionPool {
  constructor(private readonly repository: QuestionPoolRepository) {}

  /** What the published questions say now, by code; groups whole or not at all. */
  async publishedVersions(bankId: string): Promise<PoolQuestion[]> {
    return (await this.publishedStock(bankId)).questions;
  }

  async publishedStock(bankId: string): Promise<PublishedStock> {
    const entries = await this.repository.stockEntries(bankId);
    return publishedStock(entries, await this.repository.exclusionGroups(bankId));
  }

  /** The question with its group, as exams would draw it today; empty when they would not. */
  async publishedUnit({ bankId, questionId }: { bankId: string; questionId: string }): Promise<PoolQuestion[]> {
    return publishedStock(await this.repository.unitEntries({ bankId, questionId })).questions;
  }

  /** Frozen versions, whatever became of their questions since; in the order of the ids, without those that do not exist. */
  versionsByIds(ids: readonly string[]): Promise<PoolQuestion[]> {
    return this.repository.versionsByIds(ids);
  }
}
