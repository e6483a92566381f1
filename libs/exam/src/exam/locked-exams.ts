import { Injectable } from '@nestjs/common';
import { QuestionPool, type PoolQuestion } from '@sunflower/question-bank';
import { inFixedOrder, leaderNumbers, numberDraws } from '../blueprint/draw-candidates';
import { ExamNotFound, ExamNotLocked } from '../exam.errors';
import { ExamRepository, type ExamRecord, type PoolEntry } from './exam.repository';
import { LoadOnceCache } from '../content/load-once-cache';
import type { LockedDraw, LockedExam } from './locked-exam';

const EXAMS_KEPT = 20;

/** Keeps locked exams with their questions in memory, so that a start reads no question from the database. */
@Injectable()
export class LockedExams {
  private readonly exams = new LoadOnceCache({ load: (id) => this.load(id), max: EXAMS_KEPT });

  constructor(
    private readonly repository: ExamRepository,
    private readonly questionPool: QuestionPool,
  ) {}

  /** @throws ExamNotFound, ExamNotLocked */
  get(examId: string): Promise<LockedExam> {
    return this.exams.get(examId);
  }

  /** Drops a purged exam from memory. */
  forget(examId: string): void {
    this.exams.forget(examId);
  }

  private async load(examId: string): Promise<LockedExam> {
    const exam = await this.repository.find(examId);
    if (!exam) throw new ExamNotFound();
    if (exam.state !== 'locked') throw new ExamNotLocked({ examId });
    const entries = await this.repository.listPoolEntries(examId);
    const questions = await this.questionPool.versionsByIds(entries.map(({ questionVersionId }) => questionVersionId));
    return freezeDeeply(lockedExam({ exam, entries, questions }));
  }
}

interface LockedParts {
  exam: ExamRecord;
  entries: readonly PoolEntry[];
  questions: readonly PoolQuestion[];
}

function lockedExam({ exam, entries, questions }: LockedParts): LockedExam {
  const {
    id,
    title,
    organisationId,
    organisationPath,
    durationMinutes,
    blueprint,
    itemCount,
    maxMillipoints,
    passMarkMillipoints,
  } = exam;
  const { policies, requiredTrainingUnitIds, instructions, rulesVersion, rules, privacyVersion, privacyNotice } = exam;
  const { certificateTitle, certificateIssuer, certificateValidMonths, rehearsal } = exam;
  const pool = new Map(questions.map((question) => [question.versionId, question]));
  return {
    id,
    title,
    organisationId,
    organisationPath,
    durationMinutes,
    blueprint,
    itemCount,
    maxMillipoints,
    passMarkMillipoints,
    policies,
    requiredTrainingUnitIds,
    instructions,
    rulesVersion,
    rules,
    privacyVersion,
    privacyNotice,
    certificateTitle,
    certificateIssuer,
    certificateValidMonths,
    rehearsal,
    pool,
    exclusionGroups: new Map(
      entries.flatMap(({ questionVersionId, exclusionGroupId }): [string, string][] => {
        const questionId = pool.get(questionVersionId)?.questionId;
        return questionId === undefined || exclusionGroupId === null ? [] : [[questionId, exclusionGroupId]];
      }),
    ),
    draws: lockedDraws({ exam, entries, pool }),
  };
}

function lockedDraws({
  exam,
  entries,
  pool,
}: Pick<LockedParts, 'exam' | 'entries'> & { pool: ReadonlyMap<string, PoolQuestion> }): LockedDraw[] {
  const byLeader = new Map<number, PoolQuestion[]>();
  for (const { questionVersionId, drawNumber } of entries) {
    const question = pool.get(questionVersionId);
    if (!question) throw new Error(`Question version ${questionVersionId} of locked exam ${exam.id} is missing`);
    const filed = byLeader.get(drawNumber);
    if (filed) filed.push(question);
    else byLeader.set(drawNumber, [question]);
  }
  const draws = numberDraws(exam.blueprint);
  const leaders = leaderNumbers(draws);
  const ordered = new Map([...byLeader].map(([leader, candidates]) => [leader, inFixedOrder(candidates)]));
  return draws.map((draw) => ({ ...draw, candidates: ordered.get(leaders.get(draw.drawNumber) as number) ?? [] }));
}

// All candidates of the exam share one object, so an accidental write would change everybody's paper.
function freezeDeeply<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) freezeDeeply(part);
  return value;
}
