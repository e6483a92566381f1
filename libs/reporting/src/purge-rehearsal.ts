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

/** Takes a rehearsal out of the tables again, each room its own; the audit rows stay. */
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

  /** In many small transactions, so that no exam waits; interrupted, it goes on when it is asked again. @throws NotARehearsal, RehearsalRunning */
  async purge({ exam: { id: examId, title, rehearsal }, staffId, reason }: PurgeOrder): Promise<void> {
    if (!rehearsal) throw new NotARehearsal({ examId });
    const { byState } = await this.sessions.countByState(examId);
    if (byState.in_progress > 0) throw new RehearsalRunning({ examId, inProgress: byState.in_progress });
    const begun = {
      staffId,
      action: 'exam.purge-begun' as const,
      subjectType: 'exam',
      subjectId: examId,
      reason,
      details: { title, sessions: byState },
    };
    await this.database.transaction(() => this.audit.record(begun));
    // Sessions first: the grader then finds nothing that it could make a result of again.
    await this.sessions.deleteRehearsal(examId);
    await this.runs.deleteRehearsal(examId);
    await this.certificates.deleteRehearsal(examId);
    await this.rehearsalExams.purge({ examId, staffId, reason });
  }
}
