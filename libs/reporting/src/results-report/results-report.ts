import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, ParserThreads, type StaffActor } from '@sunflower/platform';
import { ExamResults } from '../exam-results/exam-results';
import type { ResultFilterDto } from '../exam-results/exam-results.dto';
import { drawInThread } from '../printed/draw-in-thread';
import { ResultsNotReleased } from '../reporting.errors';
import { resultsReportFace } from './results-report-face';
import type { ResultsReportWork } from './results-report.worker';

/** The results of an exam in figures, as a document for the leadership. It names no candidate. */
@Injectable()
export class ResultsReport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly results: ExamResults,
    private readonly threads: ParserThreads,
  ) {}

  /** @throws ExamNotFound, NotAllowed, OrganisationNotFound, ResultsNotReleased, FileStillBeingRead, Overloaded */
  async pdf({
    examId,
    query,
    staff,
  }: {
    examId: string;
    query: ResultFilterDto;
    staff: StaffActor;
  }): Promise<{ bytes: Uint8Array; examTitle: string }> {
    const figures = await this.results.figures({ examId, query, staff });
    const { run } = figures.summary;
    if (!run) throw new ResultsNotReleased({ examId });
    const data: ResultsReportWork = { face: resultsReportFace({ figures, nowMs: this.clock.now() }) };
    const entry = join(__dirname, 'results-report.worker');
    const bytes = await drawInThread({ threads: this.threads, entry, data, staffId: staff.staffId });
    await this.database.transaction(() =>
      this.audit.record({
        staffId: staff.staffId,
        action: 'results.reported',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: {
          runNumber: run.runNumber,
          sittingId: query.sittingId ?? null,
          organisationId: query.organisationId ?? null,
        },
      }),
    );
    return { bytes, examTitle: figures.exam.title };
  }
}
