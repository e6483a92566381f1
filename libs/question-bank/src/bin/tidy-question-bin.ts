import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, JobQueue } from '@sunflower/platform';
import { QuestionHistoryRepository } from '../review/question-history.repository';
import { BinRepository } from './bin.repository';
import { DAYS_IN_BIN } from './question-bin';
import { QuestionUsers } from './question-users';

const EVERY_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes questions for good whose time in the bin is over. */
@Injectable()
export class TidyQuestionBin implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly repository: BinRepository,
    private readonly history: QuestionHistoryRepository,
    private readonly users: QuestionUsers,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'question-bin', everyMs: EVERY_MS, run: () => this.tidy() });
  }

  async tidy(): Promise<void> {
    const deletedBefore = this.clock.now() - DAYS_IN_BIN * DAY_MS;
    for (const { id, code } of await this.repository.listOlder(deletedBefore))
      await this.database.transaction(async () => {
        // An exam was being locked during the deletion, so the question must be kept: it is taken out of the bin as
        // retired.
        if ((await this.users.usedAmong([id])).size > 0)
          await this.repository.take({
            id,
            code: `${code.slice(0, 22)}~${id}`,
            state: 'retired',
            updatedAt: this.clock.now(),
          });
        else await this.history.removeQuestions([id]);
      });
  }
}
