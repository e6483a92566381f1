import { Injectable } from '@nestjs/common';
import { DrawableExams, ExamAccess, type DrawableExam } from '@sunflower/exam';
import {
  assemblePaper,
  canonicalResponse,
  itemShapes,
  questionOf,
  WrongForm,
  type PaperPlan,
} from '@sunflower/exam-session';
import { InvalidRequest, sha256Hex, type StaffActor } from '@sunflower/platform';
import { BankRights, readsKeys, type PoolQuestion } from '@sunflower/question-bank';
import { NEWEST_RULES } from '../scoring/rules-version/rules-version';
import { scorePaper, type PaperScore } from '../scoring/score-paper';
import { scoringRules } from '../scoring/scoring-rules';
import { NOTHING } from '../scoring/share';
import { SamplePaperChanged, SamplePaperNotFound, SamplePaperNotReadable } from './sample-paper.errors';

export const SAMPLE_PAPERS = 3;

/** A candidate's seed is 32 hexadecimal digits, so nobody sits one of these papers by its seed. */
const sampleSeed = ({ examId, number }: { examId: string; number: number }): string =>
  `sample paper ${number} of ${examId}`;

interface Asked {
  staff: StaffActor;
  examId: string;
  /** 1…3 */
  number: number;
}

export interface SamplePaper {
  exam: DrawableExam;
  plan: PaperPlan;
  /** As of a candidate's paper: of the plan's JSON. */
  planSha256: string;
}

interface TrialAnswers extends Asked {
  planSha256: string;
  responses: readonly { itemNumber: number; response: unknown }[];
}

export interface TrialScore {
  score: PaperScore;
  plan: PaperPlan;
  passMarkMillipoints: number;
  /** Numbers of the items that people mark; they count as nothing here. */
  essays: ReadonlySet<number>;
}

/**
 * Three papers of an exam, drawn by the generator of the candidates' papers, and marked by their rules. Nothing is
 * stored: the same exam with the same bank gives the same three.
 */
@Injectable()
export class SamplePapers {
  constructor(
    private readonly access: ExamAccess,
    private readonly bankRights: BankRights,
    private readonly exams: DrawableExams,
  ) {}

  /**
   * @throws SamplePaperNotFound, ExamNotFound, NotAllowed, SamplePaperNotReadable, BlueprintNotSatisfiable,
   * InvalidExamContent
   */
  async draw({ staff, examId, number }: Asked): Promise<SamplePaper> {
    if (!Number.isInteger(number) || number < 1 || number > SAMPLE_PAPERS) throw new SamplePaperNotFound();
    const { exam: asked } = await this.access.exam({ staff, examId, act: 'exam.sample' });
    // Who may only use the bank in exams sees none of its questions.
    const reach = await this.bankRights.reachOfStaff({ staff, bankId: asked.bankId, act: 'bank.read' });
    if (!readsKeys(reach)) throw new SamplePaperNotReadable();
    const exam = await this.exams.get(examId);
    const plan = assemblePaper({ exam, seed: sampleSeed({ examId, number }) });
    return { exam, plan, planSha256: sha256Hex(JSON.stringify(plan)) };
  }

  /** @throws as `draw`; SamplePaperChanged, InvalidRequest naming the first wrong item */
  async mark({ planSha256, responses, ...asked }: TrialAnswers): Promise<TrialScore> {
    const paper = await this.draw(asked);
    if (paper.planSha256 !== planSha256) throw new SamplePaperChanged({ examId: asked.examId });
    return markTrial({ ...paper, responses });
  }
}

/** Scores answers to a paper by the rules of a new grading run. @throws InvalidRequest */
function markTrial({
  exam,
  plan,
  responses,
}: Pick<SamplePaper, 'exam' | 'plan'> & Pick<TrialAnswers, 'responses'>): TrialScore {
  const questions = plan.sections.flatMap(({ items }) => items.map((planned) => questionOf({ exam, planned })));
  const essays = new Set(questions.flatMap(({ type }, index) => (type === 'essay' ? [index + 1] : [])));
  const pool = new Map<string, PoolQuestion>(questions.map((question) => [question.versionId, question]));
  const score = scorePaper({
    paper: {
      plan,
      responses: readResponses({ exam, plan, responses }),
      marks: new Map([...essays].map((itemNumber) => [itemNumber, NOTHING])),
    },
    rules: scoringRules({ exam: { ...exam, pool }, overrides: [], rulesVersion: NEWEST_RULES }),
  });
  return { score, plan, passMarkMillipoints: exam.passMarkMillipoints, essays };
}

/** In the form in which a candidate's responses are stored. */
function readResponses({
  exam,
  plan,
  responses,
}: Pick<SamplePaper, 'exam' | 'plan'> & Pick<TrialAnswers, 'responses'>): Map<number, unknown> {
  const shapes = itemShapes({ exam, plan });
  return new Map(
    responses.map(({ itemNumber, response }) => {
      const shape = shapes[itemNumber - 1];
      if (!shape) throw new InvalidRequest(`Item ${itemNumber}: there are items 1 to ${shapes.length}.`);
      const canonical = canonicalResponse({ shape, response: response ?? null });
      if (canonical instanceof WrongForm) throw new InvalidRequest(`Item ${itemNumber}: ${canonical.problem}.`);
      return [itemNumber, JSON.parse(canonical) as unknown];
    }),
  );
}
