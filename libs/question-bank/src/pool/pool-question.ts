import type { QuestionFormat, QuestionKey, QuestionType } from '../question/question-content';

/** The content shared by the questions of an A3, A4 or B1 group. */
export interface PoolStimulus {
  id: string;
  text: string;
  format: 'A3' | 'A4' | 'B1';
}

/** A frozen question version as an exam uses it. */
export interface PoolQuestion {
  versionId: string;
  questionId: string;
  questionCode: string;
  domainCode: string;
  type: QuestionType;
  format: QuestionFormat | null;
  stem: string;
  /** The part of an A4 case that comes with this question. */
  furtherCase: string | null;
  options: string[];
  prompts: string[];
  blankCount: number;
  key: QuestionKey;
  fixedOptionOrder: boolean;
  stimulus: PoolStimulus | null;
  /** 1, 2, 3 … inside the group; null for a single question. */
  groupPosition: number | null;
  /** 1 very easy … 5 very hard. */
  difficulty: number;
  rationale: string | null;
  knowledgePoint: string;
}
