import { Injectable } from '@nestjs/common';
import { NotAllowed, type Act, type StaffActor } from '@sunflower/platform';
import type { BankRow } from '../question/question-list.repository';
import { QuestionBankNotFound, QuestionNotFound } from '../question-bank.errors';
import { BankAccess } from '../sharing/bank-access';
import { QuestionDetails } from './question-details';

/** Finds the bank of a question and checks the caller's permission. */
@Injectable()
export class QuestionPlace {
  constructor(
    private readonly details: QuestionDetails,
    private readonly access: BankAccess,
  ) {}

  /**
   * Returns the bank. @throws QuestionNotFound, also when the caller may only use the bank: its questions must not be
   * revealed
   */
  async requireWithin({
    staff,
    questionId,
    act,
  }: {
    staff: StaffActor;
    questionId: string;
    act: Act;
  }): Promise<BankRow> {
    try {
      return await this.access.getBank({ staff, bankId: await this.details.getBankId(questionId), act });
    } catch (error) {
      if (error instanceof QuestionBankNotFound || error instanceof NotAllowed) throw new QuestionNotFound();
      throw error;
    }
  }
}
