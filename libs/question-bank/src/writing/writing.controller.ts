import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { BodyLimit, Clock, isoTime, MayDo, NotAllowed, shanghaiIsoDay, Staff, StaffActor } from '@sunflower/platform';
import { questionWarnings } from '../quality/question-warnings';
import { QuestionBankNotFound, QuestionNotFound } from '../question-bank.errors';
import type { BankRow } from '../question/question-list.repository';
import { BankAccess } from '../sharing/bank-access';
import { QuestionDrafts } from './question-drafts';
import { QuestionWriting, subjectOf, toDraftDto } from './question-writing';
import { StoreQuestion } from './store-question';
import type { StoredUnit } from './stored-question.repository';
import { DraftNotFound } from './written-question.errors';
import {
  ChangedQuestionDto,
  DraftSavedDto,
  DraftTextDto,
  NewDraftDto,
  NewQuestionDto,
  QuestionDraftDto,
  QuestionDraftListDto,
  StoredQuestionDto,
  WritableQuestionDto,
  WrittenWarningDto,
} from './writing.dto';

// The longest group that the schema allows; a draft is limited further.
const QUESTION = { kilobytes: 512, values: 3_000, listLength: 100 };
const DRAFT = { kilobytes: 96, values: 3_000, listLength: 100 };

/** Questions written on the screen: drafts while they are typed, versions once they are stored. */
@Controller()
@MayDo('question.write')
export class WritingController {
  constructor(
    private readonly access: BankAccess,
    private readonly drafts: QuestionDrafts,
    private readonly writing: QuestionWriting,
    private readonly storing: StoreQuestion,
    private readonly clock: Clock,
  ) {}

  /** The caller's own drafts. */
  @Get('question-banks/:id/drafts')
  async listDrafts(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<QuestionDraftListDto> {
    await this.access.getBank({ staff, bankId, act: 'question.write' });
    return { items: (await this.drafts.listOwn({ bankId, staffId: staff.staffId })).map(toDraftDto) };
  }

  /** Begins a draft. Each person has one draft per question; a draft of a stored question is replaced. */
  @Post('question-banks/:id/drafts')
  @BodyLimit(DRAFT)
  @HttpCode(200)
  async beginDraft(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { file, questionId, basedOn = [], alongside = false }: NewDraftDto,
  ): Promise<DraftSavedDto> {
    await this.access.getBank({ staff, bankId, act: 'question.write' });
    const unit = questionId === undefined ? null : await this.writing.getUnit(questionId);
    if (unit && unit.bankId !== bankId) throw new QuestionNotFound();
    const draft = await this.drafts.begin({
      bankId,
      questionId: unit && subjectOf(unit),
      basedOn,
      file,
      alongside,
      staffId: staff.staffId,
    });
    return { id: draft.id, savedAt: isoTime(draft.updatedAt), warnings: this.warningsOf(file) };
  }

  @Get('question-drafts/:id')
  async getDraft(@Staff() staff: StaffActor, @Param('id') id: string): Promise<QuestionDraftDto> {
    return toDraftDto(await this.getOwnDraft(staff, id));
  }

  @Put('question-drafts/:id')
  @BodyLimit(DRAFT)
  async saveDraft(
    @Staff() staff: StaffActor,
    @Param('id') id: string,
    @Body() { file, alongside = false }: DraftTextDto,
  ): Promise<DraftSavedDto> {
    await this.getOwnDraft(staff, id);
    const savedAt = isoTime(await this.drafts.save({ id, file, alongside, staffId: staff.staffId }));
    return { id, savedAt, warnings: this.warningsOf(file) };
  }

  /** Idempotent. */
  @Delete('question-drafts/:id')
  @HttpCode(204)
  async discardDraft(@Staff() staff: StaffActor, @Param('id') id: string): Promise<void> {
    await this.getOwnDraft(staff, id);
    await this.drafts.discard({ id, staffId: staff.staffId });
  }

  /** Stores a new question or group as a draft, which a review publishes. */
  @Post('question-banks/:id/questions')
  @BodyLimit(QUESTION)
  @HttpCode(200)
  async create(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { file, draftId }: NewQuestionDto,
  ): Promise<StoredQuestionDto> {
    const bank = await this.access.getBank({ staff, bankId, act: 'question.write' });
    return this.storing.create({ bank, file, draftId: draftId ?? null, reason: null, staffId: staff.staffId });
  }

  /** A question, or its whole group, in its authored form. */
  @Get('questions/:id/writing')
  async getWritable(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<WritableQuestionDto> {
    const { unit, bank } = await this.requireUnit(staff, questionId);
    return this.writing.toWritable({ unit, staffId: staff.staffId, organisationId: bank.organisationId });
  }

  /**
   * Stores new versions of the changed questions, as drafts; unchanged questions keep their version. Locked exams keep
   * their versions.
   */
  @Put('questions/:id')
  @BodyLimit(QUESTION)
  async change(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { file, basedOn, draftId, reason }: ChangedQuestionDto,
  ): Promise<StoredQuestionDto> {
    const { bank } = await this.requireUnit(staff, questionId);
    return this.storing.change({
      bank,
      questionId,
      file,
      basedOn,
      draftId: draftId ?? null,
      reason: reason?.trim() || null,
      staffId: staff.staffId,
    });
  }

  private warningsOf(file: Record<string, unknown>): WrittenWarningDto[] {
    return questionWarnings({ file, today: shanghaiIsoDay(this.clock.now()) });
  }

  private async getOwnDraft(staff: StaffActor, id: string) {
    const draft = await this.drafts.getOwn({ id, staffId: staff.staffId });
    await this.access.getBank({ staff, bankId: draft.bankId, act: 'question.write' }).catch((error: unknown) => {
      throw isOutOfReach(error) ? new DraftNotFound() : error;
    });
    return draft;
  }

  private async requireUnit(staff: StaffActor, questionId: string): Promise<{ unit: StoredUnit; bank: BankRow }> {
    const unit = await this.writing.getUnit(questionId);
    const bank = await this.access
      .getBank({ staff, bankId: unit.bankId, act: 'question.write' })
      .catch((error: unknown) => {
        // A caller who may only use a bank must not learn which questions it has.
        throw isOutOfReach(error) ? new QuestionNotFound() : error;
      });
    return { unit, bank };
  }
}

const isOutOfReach = (error: unknown): boolean => error instanceof QuestionBankNotFound || error instanceof NotAllowed;
