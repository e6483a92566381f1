import type { PoolQuestion } from './pool-question';
import type { QuestionState } from '../question/question-content';

/** A published single question, or a question of a group in any state. */
export interface StockEntry {
  question: PoolQuestion;
  state: QuestionState;
}

/** The questions of a bank that exams may draw today. */
export interface PublishedStock {
  /** Published questions; groups are complete. */
  questions: PoolQuestion[];
  /** Groups with only some questions published. They are not drawn, only counted. */
  heldBackGroups: PoolQuestion[][];
  /** The exclusion group of each question. A paper has at most one question of a group. */
  exclusionGroups: ReadonlyMap<string, string>;
}

/** A group counts only while all its questions are published, because part of a case is not the case. */
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
