import { Injectable } from '@nestjs/common';
import { LockedExams, type LockedExam } from '@sunflower/exam';
import { ExamSessions, type GradableSession } from '@sunflower/exam-session';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { Override } from '../override/override';
import type { GradingRunRow } from '../run/grading-run-row';
import { RunRulesCache } from '../run/run-rules';
import type { VersionRule } from '../scoring/scoring-rules';
import { chosenOptions } from './chosen-options';
import { guessShare } from './guess-share';
import { ItemMarksRepository, type MarkedSession } from './item-marks.repository';

/** The marks that one item of one paper earned, and the options that were chosen. */
export interface ItemMark {
  versionId: string;
  /** 0-based, in the order of the blueprint. */
  sectionIndex: number;
  pointsMillipoints: number;
  markMillipoints: number;
  /** Chosen options as bits by authored index; 0 for an answer that chooses none; null when nothing was answered. */
  chosen: number | null;
}

/** A question version as a run scores it. */
export interface MarkedVersion {
  question: PoolQuestion;
  /** False when the run drops it. */
  counts: boolean;
  /** Authored indexes of the options that some key of the run calls right; empty for types without options. */
  right: number[];
  /** Share of the points that a random answer earns, 0…1; null when unknown. */
  guessShare: number | null;
  overrides: Override['kind'][];
}

type Run = Pick<GradingRunRow, 'id' | 'examId' | 'overrides' | 'rulesVersion' | 'createdAt' | 'releasedAt'>;

// With a hundred items each, a page is read in well under 50 ms.
const PAGE_SESSIONS = 25;

/** Marks of single items; the access point for statistics in other libs. */
@Injectable()
export class ItemMarks {
  constructor(
    private readonly exams: LockedExams,
    private readonly rules: RunRulesCache,
    private readonly sessions: ExamSessions,
    private readonly repository: ItemMarksRepository,
  ) {}

  /** Papers that the run scored; of a released run, only those that its release took in. */
  count(run: Run): Promise<number> {
    return this.repository.count(run);
  }

  /** Every version that a paper of the exam may hold. @throws ExamNotFound, ExamNotLocked */
  async versionsOf(run: Run): Promise<Map<string, MarkedVersion>> {
    const exam = await this.exams.get(run.examId);
    const { scoring } = await this.rules.of(run);
    return new Map(
      [...exam.pool].map(([versionId, question]) => [
        versionId,
        markedVersion({ question, rule: scoring.versions.get(versionId) as VersionRule, run }),
      ]),
    );
  }

  /** Pages of papers, each paper a list of its items. Memory does not grow with the number of papers. */
  async *stream(run: Run): AsyncGenerator<ItemMark[][]> {
    const { pool } = await this.exams.get(run.examId);
    for (let afterId: string | null = ''; afterId !== null;) {
      const page: MarkedSession[] = await this.repository.page({ run, afterId, limit: PAGE_SESSIONS });
      const loaded = await this.sessions.loadForGrading({
        sessionIds: page.map(({ sessionId }) => sessionId),
        lateAcceptedUpToMs: run.createdAt,
      });
      const bySession = new Map(loaded.map((session) => [session.sessionId, session]));
      yield page.flatMap(({ sessionId, itemMillipoints }) => {
        const session = bySession.get(sessionId);
        return session ? [marksOf({ session, itemMillipoints, pool })] : [];
      });
      afterId = page.length === PAGE_SESSIONS ? (page.at(-1) as MarkedSession).registrationId : null;
    }
  }
}

function marksOf({
  session: { plan, responses },
  itemMillipoints,
  pool,
}: {
  session: GradableSession;
  itemMillipoints: readonly number[];
  pool: LockedExam['pool'];
}): ItemMark[] {
  let itemNumber = 0;
  return plan.sections.flatMap(({ items }, sectionIndex) =>
    items.map(({ versionId, optionOrder, pointsMillipoints }) => {
      itemNumber += 1;
      const { type } = pool.get(versionId) as PoolQuestion;
      const response = responses.get(itemNumber);
      return {
        versionId,
        sectionIndex,
        pointsMillipoints,
        markMillipoints: itemMillipoints[itemNumber - 1] ?? 0,
        chosen: chosenOptions({ type, optionOrder, response }),
      };
    }),
  );
}

function markedVersion({
  question,
  rule: { counts, score },
  run,
}: {
  question: PoolQuestion;
  rule: VersionRule;
  run: Run;
}): MarkedVersion {
  const own = run.overrides.filter(({ questionVersionId }) => questionVersionId === question.versionId);
  const keys = [question.key, ...own.flatMap((override) => (override.kind === 'accept_key' ? [override.key] : []))];
  const right = keys.flatMap((key) => (key.kind === 'choice' ? key.right : []));
  const { type, options, prompts } = question;
  return {
    question,
    counts,
    right: [...new Set(right)],
    guessShare: guessShare({ type, optionCount: options.length, promptCount: prompts.length, score }),
    overrides: own.map(({ kind }) => kind),
  };
}
