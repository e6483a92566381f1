import { Injectable } from '@nestjs/common';
import { ExamSessions, type GradableSession } from '@sunflower/exam-session';
import { MarksOfPapers } from '../marking/marks-of-papers';
import type { GradingRunRow } from '../run/grading-run-row';
import type { RunRules } from '../run/run-rules';
import type { Share } from '../scoring/share';

export interface PaperToGrade {
  session: GradableSession;
  /** Marks given by people, by item number. */
  marks: ReadonlyMap<number, Share>;
}

/** Loads closed sessions with their responses and the marks given by people. */
@Injectable()
export class PapersToGrade {
  constructor(
    private readonly sessions: ExamSessions,
    private readonly marks: MarksOfPapers,
  ) {}

  /** Leaves out sessions whose essays have no final mark. Runs in the caller's transaction. */
  async load({
    run,
    rules: { scoring },
    sessionIds,
  }: {
    run: GradingRunRow;
    rules: RunRules;
    sessionIds: readonly string[];
  }): Promise<PaperToGrade[]> {
    const sessions = await this.sessions.loadForGrading({ sessionIds, lateAcceptedUpToMs: run.createdAt });
    const none = new Map<number, Share>();
    if (![...scoring.versions.values()].some(({ isMarked }) => isMarked))
      return sessions.map((session) => ({ session, marks: none }));
    const marks = await this.marks.of({
      examId: run.examId,
      sessions,
      isMarked: (versionId) => scoring.versions.get(versionId)?.isMarked === true,
      runCreatedAt: run.createdAt,
    });
    return sessions.flatMap((session) => {
      const given = marks.get(session.sessionId);
      return given ? [{ session, marks: given }] : [];
    });
  }

  /** Clears the grading mark. The last final mark of a waiting session sets it again. */
  done(sessionIds: readonly string[]): Promise<void> {
    return this.sessions.clearGradingNeeded(sessionIds);
  }
}
