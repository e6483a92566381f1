import type { PaperItem, Response } from '../../../../api/candidate-contract';
import type { Schemas } from '../../../console-api';

export type Verdict = Schemas['AnswerVerdictDto'];

export interface PractisedQuestion {
  versionId: string;
  item: PaperItem;
}

export interface PracticeRun {
  seed: string;
  questions: PractisedQuestion[];
  /** Answers are shown only when all are given. */
  atEnd: boolean;
}

/** `null`: the question was changed or withdrawn meanwhile. */
export type Verdicts = ReadonlyMap<string, Verdict | null>;
export type Responses = ReadonlyMap<string, Response>;

export interface PracticeScore {
  right: number;
  /** Without essays, and without questions changed meanwhile. */
  total: number;
  essays: number;
  wrong: PractisedQuestion[];
}

export function scoreOf({ questions }: Pick<PracticeRun, 'questions'>, verdicts: Verdicts): PracticeScore {
  const judged = questions.flatMap((question) => {
    const verdict = verdicts.get(question.versionId);
    return verdict ? [{ question, isRight: verdict.isRight }] : [];
  });
  const wrong = judged.filter(({ isRight }) => isRight === false).map(({ question }) => question);
  const right = judged.filter(({ isRight }) => isRight === true).length;
  return {
    right,
    total: right + wrong.length,
    essays: judged.filter(({ isRight }) => isRight === null).length,
    wrong,
  };
}

/** The verdicts of all that was sent; what the server left out was changed or withdrawn. */
export const verdictsOf = (sent: readonly string[], verdicts: readonly Verdict[]): Verdicts => {
  const told = new Map(verdicts.map((verdict) => [verdict.versionId, verdict]));
  return new Map(sent.map((versionId) => [versionId, told.get(versionId) ?? null]));
};
