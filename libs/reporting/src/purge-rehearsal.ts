import { Injectable } from '@nestjs/common';
import { Certificates } from '@sunflower/certificates';
import { PurgeRehearsalExam, type ExamRecord } from '@sunflower/exam';
import { ExamSessions } from '@sunflower/exam-session';
import { GradingRuns } from '@sunflower/grading';
import { Audit, Database } from '@sunflower/platform';
import { NotARehearsal, RehearsalRunning } from './reporting.errors';

interface PurgeOrder {
  exam: Pick<ExamRecord, 'id' | 'title' | 'rehearsal'>;
  staffId: string;
  reason: string | null;
}

/** Deletes a rehearsal from the tables of each lib; audit rows stay. */
@Injectable()
export class PurgeRehearsal {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly rehearsalExams: PurgeRehearsalExam,
    private readonly sessions: ExamSessions,
    private readonly runs: GradingRuns,
    private readonly certificates: Certificates,
  ) {}

  /**
   * Runs many small transactions, so that no exam waits. An interrupted purge continues on the next request. @throws
   * NotARehearsal, RehearsalRunning
   */
  async purge({ exam: { id: examId, title, rehearsal }, staffId, reason }: PurgeOrder): Promise<void> {
    if (!rehearsal) throw new NotARehearsal({ examId });
    const { byState } = await this.sessions.countByState(examId);
    if (byState.in_progress > 0) throw new RehearsalRunning({ examId, inProgress: byState.in_progress });
    const begun = {
      staffId,
      action: 'exam.purge-begun',
      subjectType: 'exam',
      subjectId: examId,
      reason,
      details: { title, sessions: byState },
    };
    await this.database.transaction(() => this.audit.record(begun));
    // Delete sessions first, so that the grader finds nothing to grade again.
    await this.sessions.deleteRehearsal(examId);
    await this.runs.deleteRehearsal(examId);
    await this.certificates.deleteRehearsal(examId);
    await this.rehearsalExams.purge({ examId, staffId, reason });
  }
}
