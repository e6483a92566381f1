import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import type { BankUseState } from './bank-use.entity';
import { BankUseRepository, type ListedUse } from './bank-use.repository';

/** An exam as recorded with its bank. */
export interface BankUser {
  id: string;
  title: string;
  organisationId: string;
  rehearsal: boolean;
}

/** Records the use of banks; purged rehearsals stay recorded. */
@Injectable()
export class BankUses {
  constructor(
    private readonly clock: Clock,
    private readonly repository: BankUseRepository,
  ) {}

  /** Must run in the transaction of the act on the exam. */
  async record({ bankId, exam, state }: { bankId: string; exam: BankUser; state: BankUseState }): Promise<void> {
    const now = this.clock.now();
    const { id: examId, title: examTitle, organisationId, rehearsal } = exam;
    await this.repository.keep({
      bankId,
      examId,
      examTitle,
      organisationId,
      rehearsal,
      state,
      firstUsedAt: now,
      lastUsedAt: now,
    });
  }

  /** Newest exams first. */
  page(page: { bankId: string; beforeExamId: string | null; limit: number }): Promise<ListedUse[]> {
    return this.repository.page(page);
  }
}
