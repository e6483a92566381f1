import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { isoTime, MayDo, NotAllowed, Staff, StaffActor } from '@sunflower/platform';
import { QuestionBankNotFound, QuestionNotFound } from '../question-bank.errors';
import { BankAccess } from '../sharing/bank-access';
import type { BinnedQuestion } from './bin.repository';
import { QuestionBinDto, RestoredQuestionsDto, type BinnedQuestionDto } from './bin.dto';
import { DAYS_IN_BIN, QuestionBin } from './question-bin';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The questions of a bank deleted in the last 30 days. */
@Controller()
@MayDo('question.write')
export class BinController {
  constructor(
    private readonly access: BankAccess,
    private readonly bin: QuestionBin,
  ) {}

  @Get('question-banks/:id/bin')
  async list(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<QuestionBinDto> {
    await this.access.getBank({ staff, bankId, act: 'question.write' });
    return { items: (await this.bin.list(bankId)).map(toDto) };
  }

  /** Restores a deleted question, with its whole group. */
  @Post('questions/:id/restore')
  @HttpCode(200)
  async restore(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<RestoredQuestionsDto> {
    const question = await this.bin.get(questionId);
    await this.access.getBank({ staff, bankId: question.bankId, act: 'question.write' }).catch((error: unknown) => {
      throw error instanceof QuestionBankNotFound || error instanceof NotAllowed ? new QuestionNotFound() : error;
    });
    return { items: await this.bin.restore({ question, staffId: staff.staffId }) };
  }
}

const toDto = ({ id, code, stem, type, stimulusId, deletedAt, deletedByName }: BinnedQuestion): BinnedQuestionDto => ({
  id,
  code,
  stem,
  type,
  stimulusId,
  deletedAt: isoTime(deletedAt ?? 0),
  deletedByName,
  keptUntil: isoTime((deletedAt ?? 0) + DAYS_IN_BIN * DAY_MS),
});
