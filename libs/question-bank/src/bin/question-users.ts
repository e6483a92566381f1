import { Injectable } from '@nestjs/common';

/** Returns which of these questions are, in any version, in the pool of a locked exam. */
export type FindUsed = (questionIds: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Tells which questions exams use. The exam lib, which this lib cannot import, registers the answer; without it, no
 * question is in use.
 */
@Injectable()
export class QuestionUsers {
  private find: FindUsed = () => Promise.resolve(new Set());

  answeredBy(find: FindUsed): void {
    this.find = find;
  }

  usedAmong(questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.find(questionIds);
  }
}
