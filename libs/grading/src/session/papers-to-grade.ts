import { Injectable } from '@nestjs/common';
import { ExamSessions, type GradableSession } from '@sunflower/exam-session';
import { MarksOfPapers } from '../marking/marks-of-papers';
import type { GradingRunRow } from '../run/grading-run-row';
import type { RunRules } from '../run/run-rules';
import type { Share } from '../scoring/share';

export interface PaperToGrade {
  session: GradableSession;
  /** What people gave, by item number. */
  marks: ReadonlyMap<number, Share>;
}

/** Closed sessions as a run scores them: with their responses, and with the marks that people gave. */
@Injectable()
export class PapersToGrade {
  constructor(
    private readonly sessions: ExamSessions,
    private readonly marks: MarksOfPapers,
  ) {}

  /** Without those whose essays are not marked to the end. In the caller's transaction. */
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

  /** A session that waits for marks is marked for grading again by the last of them. */
  done(sessionIds: readonly string[]): Promise<void> {
    return this.sessions.clearGradingNeeded(sessionIds);
  }
}
