import { Injectable } from '@nestjs/common';

/** Which of these questions stand, in any version, in the pool of a locked exam. */
export type FindUsed = (questionIds: readonly string[]) => Promise<ReadonlySet<string>>;

/** Who uses questions is known further right, where exams are: that room answers here. Until one does, there are no exams. */
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
