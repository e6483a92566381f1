/** What answering takes: knowing a fact, using it in a situation, weighing several facts and deciding. */
export const COGNITIVE_LEVELS = ['recall', 'application', 'judgement'] as const;
export type CognitiveLevel = (typeof COGNITIVE_LEVELS)[number];

export const MOST_TAGS = 20;
export const LONGEST_TAG = 30;
/** Tags stand in one cell of a sheet, so none may hold what divides them there. */
const TAG_DIVIDERS = ',，;；、|｜\\n';
export const TAG_PATTERN = `^[^\\s${TAG_DIVIDERS}][^${TAG_DIVIDERS}]*$`;

/** Of BCP 47 the language, a script and a region. */
export const LANGUAGE_PATTERN = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$';

/**
 * The optional fields of a question: what it is about beside its knowledge point, and its part of the case. Null where
 * nobody said.
 */
export interface QuestionAbout {
  /** The code of an ability in a framework that the bank follows. */
  competency: string | null;
  cognitiveLevel: CognitiveLevel | null;
  /** At least one, each once. */
  tags: string[] | null;
  /** The language of its texts, as in BCP 47: `zh-CN`. */
  language: string | null;
  /** The day by which somebody looks at it again: `2028-06-30`. */
  reviewDate: string | null;
  /** The part of an A4 case that comes with this question. The first question has none: the case itself comes with it. */
  furtherCase: string | null;
}

/** Of which nobody said anything. */
export const NOTHING_SAID: QuestionAbout = {
  competency: null,
  cognitiveLevel: null,
  tags: null,
  language: null,
  reviewDate: null,
  furtherCase: null,
};

/** The same as an author writes it: what is not said is left out. */
export interface AuthoredAbout {
  competency?: string;
  cognitiveLevel?: CognitiveLevel;
  tags?: string[];
  language?: string;
  reviewDate?: string;
  furtherCase?: string;
}

export const aboutOf = ({
  competency,
  cognitiveLevel,
  tags,
  language,
  reviewDate,
  furtherCase,
}: AuthoredAbout): QuestionAbout => ({
  competency: competency?.trim() || null,
  cognitiveLevel: cognitiveLevel ?? null,
  tags: tagsOf(tags ?? []),
  language: language ?? null,
  reviewDate: reviewDate ?? null,
  furtherCase: furtherCase?.trim() || null,
});

const DIVIDED = new RegExp(`[${TAG_DIVIDERS}]`);

/** Tags of a file from elsewhere: several in one text are taken apart, and what a bank cannot take is counted. */
export function tagsIn(typed: readonly string[]): { fitting: string[]; leftOut: number } {
  const tags = tagsOf(typed.flatMap((text) => text.split(DIVIDED))) ?? [];
  const fitting = tags.filter((tag) => tag.length <= LONGEST_TAG).slice(0, MOST_TAGS);
  return { fitting, leftOut: tags.length - fitting.length };
}

/** Each once; null where there is none. */
export function tagsOf(typed: readonly string[]): string[] | null {
  const tags = [...new Set(typed.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  return tags.length > 0 ? tags : null;
}

/** Without what nobody said: a question that says none of it has the hash that it had before these fields existed. */
export const saidOf = ({
  competency,
  cognitiveLevel,
  tags,
  language,
  reviewDate,
  furtherCase,
}: QuestionAbout): AuthoredAbout => ({
  ...(competency !== null && { competency }),
  ...(cognitiveLevel !== null && { cognitiveLevel }),
  ...(tags !== null && { tags }),
  ...(language !== null && { language }),
  ...(reviewDate !== null && { reviewDate }),
  ...(furtherCase !== null && { furtherCase }),
});

/** The fields alone, of whatever else stands beside them. */
export const aboutIn = ({
  competency,
  cognitiveLevel,
  tags,
  language,
  reviewDate,
  furtherCase,
}: QuestionAbout): QuestionAbout => ({
  competency,
  cognitiveLevel,
  tags,
  language,
  reviewDate,
  furtherCase,
});
