import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { LateResponses, type WaitingSession } from '@sunflower/exam-session';
import { isoTime, type Act, type StaffActor } from '@sunflower/platform';
import { BankRights, readsKeys } from '@sunflower/question-bank';
import { AcceptLateResponses } from '../late-responses/accept-late-responses';
import type {
  AcceptedLateResponsesDto,
  AcceptLateResponsesDto,
  CreateGradingRunDto,
  GradingRunDto,
  ReleaseDto,
  RunDifferenceDto,
  WaitingSessionListDto,
} from './grading.dto';
import { GradingRunNotFound, KeysNotReadable } from '../grading.errors';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRuns } from './grading-runs';
import { toDifferenceView, toRunView } from './grading-views';
import { Results } from '../result/results';
import { mergedInto, openRuns } from '../run/run-order';

const WAITING_A_PAGE = 200;

interface ActOnRun {
  runId: string;
  staff: StaffActor;
}

/** What administrators read and do in grading. Only for staff whose role reaches the whole exam. */
@Injectable()
export class GradingDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly runs: GradingRuns,
    private readonly results: Results,
    private readonly lateResponses: LateResponses,
    private readonly accepting: AcceptLateResponses,
    private readonly bankRights: BankRights,
  ) {}

  async list({ examId, staff }: { examId: string; staff: StaffActor }): Promise<GradingRunDto[]> {
    await this.access.exam({ staff, examId, act: 'run.read' });
    return this.views(await this.runs.listRuns(examId));
  }

  async create({
    examId,
    order,
    staff,
  }: {
    examId: string;
    order: CreateGradingRunDto;
    staff: StaffActor;
  }): Promise<GradingRunDto> {
    const { exam } = await this.access.exam({ staff, examId, act: 'run.make' });
    if (order.overrides.length > 0) await this.requireKeys({ staff, bankId: exam.bankId });
    return this.view(await this.runs.createRun({ examId, overrides: order.overrides, reason: order.reason, staff }));
  }

  async detail(act: ActOnRun): Promise<GradingRunDto> {
    return this.view(await this.reachable({ ...act, act: 'run.read' }));
  }

  async difference({ limit, ...act }: ActOnRun & { limit: number | undefined }): Promise<RunDifferenceDto> {
    const { id: runId } = await this.reachable({ ...act, act: 'run.read' });
    return toDifferenceView(await this.runs.difference({ runId, limit }));
  }

  async release({ reason, ...act }: ActOnRun & { reason: string }): Promise<ReleaseDto> {
    const { id: runId } = await this.reachable({ ...act, act: 'run.release' });
    const outcome = await this.runs.release({ runId, reason, staff: act.staff });
    return { outcome, run: await this.view(await this.runs.getRun(runId)) };
  }

  async waitingLateResponses({
    examId,
    after = '',
    staff,
  }: {
    examId: string;
    after: string | undefined;
    staff: StaffActor;
  }): Promise<WaitingSessionListDto> {
    await this.access.exam({ staff, examId, act: 'late-responses.read' });
    const waiting = await this.lateResponses.listWaiting({ examId, afterTicket: after, limit: WAITING_A_PAGE });
    return {
      items: waiting.map(toWaitingView),
      nextAfter: waiting.length === WAITING_A_PAGE ? (waiting.at(-1) as WaitingSession).ticketNumber : null,
    };
  }

  // A run scores every candidate again, so reach over the sessions alone is not enough.
  async acceptLateResponses({
    examId,
    order: { sessionIds, reason },
    staff,
  }: {
    examId: string;
    order: AcceptLateResponsesDto;
    staff: StaffActor;
  }): Promise<AcceptedLateResponsesDto> {
    await this.access.exam({ staff, examId, act: 'late-responses.accept' });
    const { accepted, sessions, run } = await this.accepting.accept({
      examId,
      sessionIds,
      reason: reason.trim(),
      staff,
    });
    return { accepted, sessions, runId: run?.id ?? null, runNumber: run?.runNumber ?? null };
  }

  // The difference of a run with one question dropped shows who had that question right, and so gives away its key.
  // Only staff who may read the keys may make such a run.
  private async requireKeys({ staff, bankId }: { staff: StaffActor; bankId: string }): Promise<void> {
    if (!readsKeys(await this.bankRights.reachOfStaff({ staff, bankId, act: 'bank.read' })))
      throw new KeysNotReadable();
  }

  private async reachable({ runId, staff, act }: ActOnRun & { act: Act }): Promise<GradingRunRow> {
    const run = await this.runs.getRun(runId);
    await this.access.exam({ staff, examId: run.examId, act, notFound: () => new GradingRunNotFound() });
    return run;
  }

  private async view(run: GradingRunRow): Promise<GradingRunDto> {
    return this.seen({ run, runs: await this.runs.listRuns(run.examId) });
  }

  private views(runs: readonly GradingRunRow[]): Promise<GradingRunDto[]> {
    return Promise.all(runs.map((run) => this.seen({ run, runs })));
  }

  private async seen({ run, runs }: { run: GradingRunRow; runs: readonly GradingRunRow[] }): Promise<GradingRunDto> {
    const releasable = openRuns(runs).some(({ id }) => id === run.id);
    const mergedIntoRunNumber = mergedInto({ run, runs })?.runNumber ?? null;
    return toRunView({ run, releasable, mergedIntoRunNumber, progress: await this.results.progressOfRun(run) });
  }
}

const toWaitingView = ({
  firstMadeAt,
  lastReceivedAt,
  ...session
}: WaitingSession): WaitingSessionListDto['items'][number] => ({
  ...session,
  firstMadeAt: isoTime(firstMadeAt),
  lastReceivedAt: isoTime(lastReceivedAt),
});
