import { Injectable } from '@nestjs/common';
import { ExamAccess, type ExamRecord } from '@sunflower/exam';
import { GradingRunNotFound, GradingRuns, ItemMarks, type GradingRunRow, type MarkedVersion } from '@sunflower/grading';
import { Clock, isoTime, isoTimeOrNull, type StaffActor } from '@sunflower/platform';
import { BankRights, readsKeys } from '@sunflower/question-bank';
import { StatisticsNotReadable } from '../reporting.errors';
import { discriminationGap } from '../item-analysis/discrimination-gap';
import type { ExamItemStatisticsDto, ItemStatisticsDto } from './item-statistics.dto';
import { ItemStatisticsRepository } from './item-statistics.repository';
import type { AnalysisState, ItemOfExam } from './stored-analysis';

/** During grading, results arrive every second; an analysis is remade at most this often. */
const MADE_ANEW_AFTER_MS = 5 * 60_000;

const NOTHING: ExamItemStatisticsDto = {
  state: 'nothing_graded',
  run: null,
  madeAt: null,
  newerResults: 0,
  paper: null,
  items: [],
};

interface Asked {
  examId: string;
  staff: StaffActor;
  runNumber?: number;
}

/**
 * Statistics of an exam's run, for staff who may read its questions. Returns the stored analysis, and requests a new
 * one where it is out of date.
 */
@Injectable()
export class AskItemStatistics {
  constructor(
    private readonly clock: Clock,
    private readonly access: ExamAccess,
    private readonly bankRights: BankRights,
    private readonly runs: GradingRuns,
    private readonly marks: ItemMarks,
    private readonly repository: ItemStatisticsRepository,
  ) {}

  /** @throws ExamNotFound, NotAllowed, StatisticsNotReadable, GradingRunNotFound */
  async ask({ examId, staff, runNumber }: Asked): Promise<ExamItemStatisticsDto & { exam: ExamRecord }> {
    const { exam } = await this.access.exam({ staff, examId, act: 'item-statistics.read' });
    // Statistics show which option is right.
    const reach = await this.bankRights.reachOfStaff({ staff, bankId: exam.bankId, act: 'bank.read' });
    if (!readsKeys(reach)) throw new StatisticsNotReadable();
    const run = chosenRun({ runs: await this.runs.listRuns(examId), runNumber });
    return { exam, ...(run ? await this.ofRun({ exam, run }) : NOTHING) };
  }

  /** Statistics for callers that have checked the permission. */
  async ofRun({ exam, run }: { exam: ExamRecord; run: GradingRunRow }): Promise<ExamItemStatisticsDto> {
    const resultCount = await this.marks.count(run);
    if (resultCount === 0) return NOTHING;
    const known = await this.repository.findState(run.id);
    const behind = this.isBehind({ known, run, resultCount });
    if (behind && !known?.wanted) await this.repository.ask({ runId: run.id, examId: exam.id });
    return {
      state: behind ? 'being_made' : 'ready',
      run: { runNumber: run.runNumber, releasedAt: isoTimeOrNull(run.releasedAt) },
      madeAt: known?.made ? isoTime(known.made.atMs) : null,
      newerResults: known?.made ? Math.max(0, resultCount - known.made.resultCount) : 0,
      ...(await this.made({ run, exam })),
    };
  }

  private isBehind({
    known,
    run: { releasedAt },
    resultCount,
  }: {
    known: AnalysisState | null;
    run: GradingRunRow;
    resultCount: number;
  }): boolean {
    if (!known?.made || known.wanted || known.made.ofRelease !== (releasedAt !== null)) return true;
    return known.made.resultCount !== resultCount && known.made.atMs + MADE_ANEW_AFTER_MS <= this.clock.now();
  }

  private async made({
    run,
    exam,
  }: {
    run: GradingRunRow;
    exam: ExamRecord;
  }): Promise<Pick<ExamItemStatisticsDto, 'paper' | 'items'>> {
    const made = await this.repository.findMade(run.id);
    if (!made) return { paper: null, items: [] };
    const versions = await this.marks.versionsOf(run);
    return {
      paper: made.paper,
      items: made.items.flatMap((item) => {
        const version = versions.get(item.questionVersionId);
        const section = exam.blueprint.sections[item.sectionIndex];
        return version ? [itemView({ item, version, sectionTitle: section?.title ?? '' })] : [];
      }),
    };
  }
}

/** @throws GradingRunNotFound when no run has this number */
function chosenRun({
  runs,
  runNumber,
}: {
  runs: readonly GradingRunRow[];
  runNumber: number | undefined;
}): GradingRunRow | null {
  if (runNumber === undefined) return runs.findLast(({ releasedAt }) => releasedAt !== null) ?? runs.at(-1) ?? null;
  const run = runs.find((one) => one.runNumber === runNumber);
  if (!run) throw new GradingRunNotFound();
  return run;
}

function itemView({
  item: { sectionIndex: _sectionIndex, choices, ...statistics },
  version: { question, overrides },
  sectionTitle,
}: {
  item: ItemOfExam;
  version: MarkedVersion;
  sectionTitle: string;
}): ItemStatisticsDto {
  const { questionId, questionCode: code, domainCode, stem, type, options } = question;
  return {
    ...statistics,
    questionId,
    code,
    domainCode,
    stem,
    type,
    sectionTitle,
    overrides,
    discriminationGap: discriminationGap(statistics),
    choices: {
      ...choices,
      options: choices.options.map((option) => ({ ...option, text: options[option.option] ?? '' })),
    },
  };
}
