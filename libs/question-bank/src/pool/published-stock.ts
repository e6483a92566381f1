import type { PoolQuestion } from './pool-question';
import type { QuestionState } from '../question/question-content';

/** A question in any state, as far as it stands alone and is published, or stands in a group. */
export interface StockEntry {
  question: PoolQuestion;
  state: QuestionState;
}

/** What exams may draw of a bank today. */
export interface PublishedStock {
  /** Published; groups are whole. */
  questions: PoolQuestion[];
  /** Groups of which some questions, not all, are published. Nothing of them is drawn; they are here to be counted. */
  heldBackGroups: PoolQuestion[][];
  /** By question: the exclusion group that it is in. Of one group a paper has one question at most. */
  exclusionGroups: ReadonlyMap<string, string>;
}

/** A group counts while all its questions are published: the rest of a case is not the case. */
export function publishedStock(
  entries: readonly StockEntry[],
  exclusionGroups: ReadonlyMap<string, string> = new Map(),
): PublishedStock {
  const groups = new Map<string, StockEntry[]>();
  for (const entry of entries) {
    const { stimulus } = entry.question;
    if (!stimulus) continue;
    const members = groups.get(stimulus.id);
    if (members) members.push(entry);
    else groups.set(stimulus.id, [entry]);
  }
  const isOut = ({ state }: StockEntry) => state !== 'published';
  const broken = new Set([...groups].filter(([, members]) => members.some(isOut)).map(([id]) => id));
  return {
    questions: entries
      .filter((entry) => !isOut(entry) && !broken.has(entry.question.stimulus?.id ?? ''))
      .map(({ question }) => question),
    heldBackGroups: [...groups.values()]
      .filter((members) => members.some(isOut) && !members.every(isOut))
      .map((members) => members.map(({ question }) => question)),
    exclusionGroups,
  };
}
