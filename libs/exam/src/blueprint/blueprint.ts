import type { QuestionFormat, QuestionType } from '@sunflower/question-bank';

/** How many questions of which kind one section takes. A null filter takes any. */
export interface BlueprintDraw {
  domainCode: string | null;
  type: QuestionType | null;
  format: QuestionFormat | null;
  /** Inclusive, 1…5. */
  difficulty: { min: number; max: number } | null;
  /** Items drawn; for groups a multiple of `groupSize`. */
  count: number;
  /** Null draws questions that stand alone; a number draws whole A3/A4/B1 groups of exactly that many questions. */
  groupSize: number | null;
  /** For each item, 1/1000 point. */
  pointsMillipoints: number;
}

export interface BlueprintSection {
  title: string;
  /** Must be reached in this section to pass; null asks nothing. */
  passMarkMillipoints: number | null;
  draws: BlueprintDraw[];
}

export interface Blueprint {
  sections: BlueprintSection[];
}
