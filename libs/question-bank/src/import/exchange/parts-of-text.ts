import type { ImportedGroup, ImportedPaper, ImportedQuestion } from '../imported-paper';
import { exchangeFault } from './exchange-fault';
import { addError, addWarning, finished, questionAt } from './imported-question';

const MOST_PARTS = 10;

/** How a part is named in the text and as a question of its own. */
export const partMark = (index: number): string => `(${index + 1}) ____`;

/**
 * Several questions of unlike kinds in one text come in as a case: the text is the case, and each part a question that names its
 * place. What was noticed about the text stands with the first part, what is wrong with it with all.
 */
export function addParts({
  paper,
  whole,
  fill,
}: {
  paper: ImportedPaper;
  /** Its stem is the text with `partMark` where the parts stood. */
  whole: ImportedQuestion;
  /** One for each part: gives it its type, options and key, and a stem when the mark is not enough. */
  fill: readonly ((part: ImportedQuestion) => void)[];
}): void {
  const group: ImportedGroup = { format: 'A3', stimulus: whole.stem, place: whole.place };
  paper.groups.push(group);
  fill.forEach((fillPart, index) => {
    const part: ImportedQuestion = {
      ...questionAt(whole.place),
      number: whole.number,
      stem: partMark(index),
      format: null,
      knowledgePoint: whole.knowledgePoint,
      domain: whole.domain,
      difficulty: whole.difficulty,
      source: whole.source,
      tags: [...whole.tags],
      rationale: whole.rationale,
      group: paper.groups.length - 1,
      // What is wrong with the text spoils each of its parts.
      notices: whole.notices.filter(({ severity }) => index === 0 || severity === 'error'),
    };
    if (index === 0) addWarning(part, exchangeFault('EXCHANGE_SPLIT_INTO_PARTS', { parts: fill.length }), 'group');
    if (fill.length > MOST_PARTS)
      addError(part, exchangeFault('EXCHANGE_TOO_MANY', { count: fill.length, max: MOST_PARTS }), 'group');
    fillPart(part);
    paper.questions.push(finished(part));
  });
}
