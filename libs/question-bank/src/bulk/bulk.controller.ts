import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { BodyLimit, fieldRequired, InvalidRequest, MayDo, Staff, StaffActor, type Act } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { ActOnQuestions } from './act-on-questions';
import {
  AppliedBulkActDto,
  AppliedBulkEditDto,
  BulkActDto,
  BulkDoneDto,
  BulkEditDto,
  BulkPreviewDto,
} from './bulk.dto';
import { EditQuestions } from './edit-questions';
import type { BulkEdit } from './plan-bulk-edit';
import type { BulkAct } from './plan-bulk-act';

const TICKED = { kilobytes: 32, values: 300, listLength: 200 };

const ACT_OF: Record<BulkAct, Act> = {
  submit: 'question.write',
  return: 'question.review',
  publish: 'question.publish',
  retire: 'question.retire',
};

/** Acts on many questions, all or none: first a preview, then the act. */
@Controller('question-banks/:id/questions')
export class BulkController {
  constructor(
    private readonly access: BankAccess,
    private readonly editing: EditQuestions,
    private readonly acting: ActOnQuestions,
  ) {}

  @Post('bulk-edit/preview')
  @MayDo('question.write')
  @BodyLimit(TICKED)
  @HttpCode(200)
  async previewEdit(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { questionIds, ...edit }: BulkEditDto,
  ): Promise<BulkPreviewDto> {
    const bank = await this.access.getBank({ staff, bankId, act: 'question.write' });
    return this.editing.preview({ bank, questionIds, edit: asked(edit) });
  }

  /** Another source makes a new version, as a draft; other attributes one in the same state; another domain none. */
  @Post('bulk-edit')
  @MayDo('question.write')
  @BodyLimit(TICKED)
  @HttpCode(200)
  async edit(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { questionIds, fingerprint, reason, ...edit }: AppliedBulkEditDto,
  ): Promise<BulkDoneDto> {
    const bank = await this.access.getBank({ staff, bankId, act: 'question.write' });
    const changed = await this.editing.apply({
      bank,
      questionIds,
      edit: asked(edit),
      fingerprint,
      reason: reason?.trim() || null,
      staffId: staff.staffId,
    });
    return { changed };
  }

  @Post('bulk-act/preview')
  @MayDo('question.review')
  @BodyLimit(TICKED)
  @HttpCode(200)
  async previewAct(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { questionIds, act }: BulkActDto,
  ): Promise<BulkPreviewDto> {
    await this.access.getBank({ staff, bankId, act: ACT_OF[act] });
    return this.acting.preview({ bankId, questionIds, act, staffId: staff.staffId });
  }

  /** Submits, returns, publishes or retires. */
  @Post('bulk-act')
  @MayDo('question.review')
  @BodyLimit(TICKED)
  @HttpCode(200)
  async act(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { questionIds, act, fingerprint, reason }: AppliedBulkActDto,
  ): Promise<BulkDoneDto> {
    await this.access.getBank({ staff, bankId, act: ACT_OF[act] });
    const why = reason?.trim() || null;
    if (why === null && act !== 'submit')
      throw new InvalidRequest('Say why; it is kept in the history of each question.', {
        faults: [fieldRequired('reason')],
      });
    const { staffId } = staff;
    return { changed: await this.acting.apply({ bankId, questionIds, act, fingerprint, reason: why, staffId }) };
  }
}

function asked({ domain, knowledgePoint, competency, ...edit }: Omit<BulkEditDto, 'questionIds'>): BulkEdit {
  const set: BulkEdit = {
    ...edit,
    domainCode: domain,
    knowledgePoint: knowledgePoint?.trim(),
    competency: competency?.trim(),
  };
  const given = Object.entries(set).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0)
    throw new InvalidRequest('Say what is to be changed, such as domain, knowledgePoint or difficulty.', {
      faults: [fieldRequired('difficulty')],
    });
  return Object.fromEntries(given) as BulkEdit;
}
