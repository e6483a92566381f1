import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { isoTime, type StaffActor } from '@sunflower/platform';
import { BankRights, readsKeys } from '@sunflower/question-bank';
import { AnswerAppeals } from '../appeals/answer-appeals';
import { AppealWindows } from '../appeals/appeal-windows';
import { AppealNotFound } from '../appeals/appeal.errors';
import { AppealRepository, type ListedAppeal } from '../appeals/appeal.repository';
import { AppealViews } from './appeal-views';
import type {
  AnswerAppealDto,
  AnsweredDto,
  AppealDetailDto,
  AppealListDto,
  AppealListQueryDto,
  NewAppealWindowDto,
} from './appeal.dto';

const APPEALS_A_PAGE = 100;

interface ActOnExam {
  examId: string;
  staff: StaffActor;
}

interface ActOnAppeal {
  appealId: string;
  staff: StaffActor;
}

/** What administrators see and do of appeals: only those whose role reaches the whole exam. */
@Injectable()
export class AppealDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly repository: AppealRepository,
    private readonly windows: AppealWindows,
    private readonly answering: AnswerAppeals,
    private readonly views: AppealViews,
    private readonly bankRights: BankRights,
  ) {}

  async list({
    examId,
    query: { state = null, after = '' },
    staff,
  }: ActOnExam & { query: { state?: AppealListQueryDto['state'] | null; after?: string } }): Promise<AppealListDto> {
    await this.access.exam({ staff, examId, act: 'appeal.answer' });
    const appeals = await this.repository.page({ examId, state, afterId: after, limit: APPEALS_A_PAGE });
    return {
      counts: await this.views.counts(examId),
      windows: (await this.repository.windowsOf(examId)).map(({ sittingId, opensAt, closesAt, answerDays }) => ({
        sittingId,
        opensAt: isoTime(opensAt),
        closesAt: isoTime(closesAt),
        answerDays,
      })),
      items: await this.views.listed({ examId, appeals }),
      nextAfter: appeals.length === APPEALS_A_PAGE ? (appeals.at(-1) as ListedAppeal).id : null,
    };
  }

  async setWindow({
    examId,
    window: { sittingIds, opensAt, closesAt, answerDays },
    staff,
  }: ActOnExam & { window: NewAppealWindowDto }): Promise<AppealListDto> {
    await this.access.exam({ staff, examId, act: 'appeal.answer' });
    await this.windows.set({
      examId,
      sittingIds,
      opensAt: Date.parse(opensAt),
      closesAt: Date.parse(closesAt),
      answerDays,
      staff,
    });
    return this.list({ examId, query: {}, staff });
  }

  async detail(act: ActOnAppeal): Promise<AppealDetailDto> {
    const appeal = await this.reachable(act);
    const view = await this.views.detail(appeal);
    // An exam may draw from a bank that its organisation may use and not read.
    return (await this.mayReadQuestions({ examId: appeal.examId, staff: act.staff })) ? view : { ...view, item: null };
  }

  async answer({
    answer: { decision, answer, runId = null, alike = false },
    ...act
  }: ActOnAppeal & { answer: AnswerAppealDto }): Promise<AnsweredDto> {
    const { id: appealId } = await this.reachable(act);
    const answered = await this.answering.answer({
      appealId,
      decision,
      answer: answer.trim(),
      runId,
      alike,
      staff: act.staff,
    });
    return { answered, appeal: await this.detail(act) };
  }

  private async mayReadQuestions({ examId, staff }: ActOnExam): Promise<boolean> {
    const { exam } = await this.access.exam({ staff, examId, act: 'appeal.answer' });
    return readsKeys(await this.bankRights.reachOfStaff({ staff, bankId: exam.bankId, act: 'bank.read' }));
  }

  private async reachable({ appealId, staff }: ActOnAppeal): Promise<ListedAppeal> {
    const appeal = await this.repository.listed(appealId);
    if (!appeal) throw new AppealNotFound();
    const { examId } = appeal;
    await this.access.exam({ staff, examId, act: 'appeal.answer', notFound: () => new AppealNotFound() });
    return appeal;
  }
}
