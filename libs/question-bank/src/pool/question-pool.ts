import { Injectable } from '@nestjs/common';
import type { PoolQuestion } from './pool-question';
import { publishedStock, type PublishedStock } from './published-stock';
import { QuestionPoolRepository } from './question-pool.repository';

/** The questions that exams may draw. They include keys, so they never go to candidates unchanged. */
@Injectable()
export class QuestionPool {
  constructor(private readonly repository: QuestionPoolRepository) {}

  /** The current versions of the published questions, by code; groups are complete or left out. */
  async publishedVersions(bankId: string): Promise<PoolQuestion[]> {
    return (await this.publishedStock(bankId)).questions;
  }

  async publishedStock(bankId: string): Promise<PublishedStock> {
    const entries = await this.repository.stockEntries(bankId);
    return publishedStock(entries, await this.repository.exclusionGroups(bankId));
  }

  /** The question with its group as exams would draw it today; empty when they would not. */
  async publishedUnit({ bankId, questionId }: { bankId: string; questionId: string }): Promise<PoolQuestion[]> {
    return publishedStock(await this.repository.unitEntries({ bankId, questionId })).questions;
  }

  /** Frozen versions, whatever the current state of their questions; in the order of the ids, without unknown ids. */
  versionsByIds(ids: readonly string[]): Promise<PoolQuestion[]> {
    return this.repository.versionsByIds(ids);
  }
}
