import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { SessionDesk } from '@sunflower/exam-session';
import type { StaffActor, StaffRole } from '@sunflower/platform';
import { AcceptLateResponses } from './accept-late-responses';
import type { AcceptedLateResponsesDto, CreateGradingRunDto, GradingRunDto, ReleaseDto, RunDifferenceDto } from './grading.dto';
import type { GradingRunRow } from './grading-run-row';
import { GradingRuns } from './grading-runs';
import { toDifferenceView, toRunView } from './grading-views';
import { Results } from './results';
import { openRuns } from './run-order';

const ADMINISTRATION: readonly StaffRole[] = ['administrator'];

interface ActOnRun {
  runId: string;
  staff: StaffActor;
}

/** What administrators see and do of grading; only those whose role reaches the whole exam. */
@Injectable()
export class GradingDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly sessions: SessionDesk,
    private readonly runs: GradingRuns,
    private readonly results: Results,
    private readonly lateResponses: AcceptLateResponses,
  ) {}

  async list({ examId, staff }: { examId: string; staff: StaffActor }): Promise<GradingRunDto[]> {
    await this.access.wholeExam({ staff, examId, roles: ADMINISTRATION });
    return this.views(await this.runs.listRuns(examId));
  }

  async create({ examId, order, staff }: { examId: string; order: CreateGradingRunDto; staff: StaffActor }): Promise<GradingRunDto> {
    await this.access.wholeExam({ staff, examId, roles: ADMINISTRATION });
    return this.view(await this.runs.createRun({ examId, overrides: order.overrides, reason: order.reason, staff }));
  }

  async detail(act: ActOnRun): Promise<GradingRunDto> {
    return this.view(await this.reachable(act));
  }

  async difference({ limit, ...act }: ActOnRun & { limit: number | undefined }): Promise<RunDifferenceDto> {
    const { id: runId } = await this.reachable(act);
    return toDifferenceView(await this.runs.difference({ runId, limit }));
  }

  async release({ reason, ...act }: ActOnRun & { reason: string }): Promise<ReleaseDto> {
    const { id: runId } = await this.reachable(act);
    const outcome = await this.runs.release({ runId, reason, staff: act.staff });
    return { outcome, run: await this.view(await this.runs.getRun(runId)) };
  }

  async acceptLateResponses({ sessionId, reason, staff }: { sessionId: string; reason: string; staff: StaffActor }): Promise<AcceptedLateResponsesDto> {
    const { examId } = await this.sessions.requireReach({ sessionId, staff, roles: ADMINISTRATION });
    const { accepted, run } = await this.lateResponses.accept({ sessionId, examId, reason, staff });
    return { accepted, runId: run?.id ?? null };
  }

  private async reachable({ runId, staff }: ActOnRun): Promise<GradingRunRow> {
    const run = await this.runs.getRun(runId);
    await this.access.wholeExam({ staff, examId: run.examId, roles: ADMINISTRATION });
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
    return toRunView({ run, releasable, progress: await this.results.progressOfRun(run) });
  }
}
