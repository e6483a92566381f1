import { Injectable } from '@nestjs/common';
import { ExamBank } from '../bank/exam-bank';
import { checkBlueprint, type BlueprintProof } from '../blueprint/blueprint-check';
import { inFixedOrder, leaderNumbers, numberDraws } from '../blueprint/draw-candidates';
import { BlueprintNotSatisfiable, ExamNotFound } from '../exam.errors';
import { ExamRepository, type ExamRecord } from './exam.repository';
import type { LockedDraw, LockedExam } from './locked-exam';
import { LockedExams } from './locked-exams';

/** What is needed to draw, show and mark a paper of an exam that need not be locked. */
export type DrawableExam = Pick<
  LockedExam,
  | 'id'
  | 'title'
  | 'durationMinutes'
  | 'blueprint'
  | 'itemCount'
  | 'maxMillipoints'
  | 'passMarkMillipoints'
  | 'policies'
  | 'instructions'
  | 'rehearsal'
  | 'pool'
  | 'exclusionGroups'
  | 'draws'
>;

/** Exams as their papers are drawn: a locked one from its frozen pool, a draft from what its bank has today. */
@Injectable()
export class DrawableExams {
  constructor(
    private readonly repository: ExamRepository,
    private readonly bank: ExamBank,
    private readonly lockedExams: LockedExams,
  ) {}

  /** @throws ExamNotFound, BlueprintNotSatisfiable; InvalidExamContent for a bank that may not be used */
  async get(examId: string): Promise<DrawableExam> {
    const exam = await this.repository.find(examId);
    if (!exam) throw new ExamNotFound();
    if (exam.state === 'locked') return this.lockedExams.get(examId);
    const { blueprint, passMarkMillipoints } = exam;
    const proof = checkBlueprint({ blueprint, passMarkMillipoints, stock: await this.bank.publishedStock(exam) });
    if (!proof.satisfiable) throw new BlueprintNotSatisfiable(proof);
    return asIfLocked({ exam, proof });
  }
}

/** The exam as a lock would freeze it now: the same seed gives the same paper before and after. */
function asIfLocked({ exam, proof }: { exam: ExamRecord; proof: BlueprintProof }): DrawableExam {
  const { id, title, durationMinutes, blueprint, passMarkMillipoints, policies, instructions, rehearsal } = exam;
  const { itemCount, maxMillipoints, candidatesByLeader, exclusionGroups } = proof;
  const draws = numberDraws(blueprint);
  const leaders = leaderNumbers(draws);
  const ordered = new Map([...candidatesByLeader].map(([leader, candidates]) => [leader, inFixedOrder(candidates)]));
  const questions = [...ordered.values()].flat();
  return {
    id,
    title,
    durationMinutes,
    blueprint,
    itemCount,
    maxMillipoints,
    passMarkMillipoints,
    policies,
    instructions,
    rehearsal,
    pool: new Map(questions.map((question) => [question.versionId, question])),
    exclusionGroups: new Map(
      questions.flatMap(({ questionId }): [string, string][] => {
        const group = exclusionGroups.get(questionId);
        return group === undefined ? [] : [[questionId, group]];
      }),
    ),
    draws: draws.map((draw): LockedDraw => ({
      ...draw,
      candidates: ordered.get(leaders.get(draw.drawNumber) as number) ?? [],
    })),
  };
}
