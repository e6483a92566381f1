import type { ImportedGroup, ImportedPaper, ImportedQuestion } from '../imported-paper';
import { exchangeFault } from './exchange-fault';
import { addError, addWarning, finished, questionAt } from './imported-question';

const MOST_PARTS = 10;

/** The mark of a part in the shared text, and its default stem. */
export const partMark = (index: number): string => `(${index + 1}) ____`;

/**
 * Adds a text with questions of different kinds as a case: the text is the stimulus, and each part a question that
 * names its place. Warnings about the text go to the first part, errors to all parts.
 */
export function addParts({
  paper,
  whole,
  fill,
}: {
  paper: ImportedPaper;
  /** Its stem is the text with `partMark` in place of the parts. */
  whole: ImportedQuestion;
  /** One function per part: sets its type, options and key, and a stem when the mark is not enough. */
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
      // An error in the text affects every part.
      notices: whole.notices.filter(({ severity }) => index === 0 || severity === 'error'),
    };
    if (index === 0) addWarning(part, exchangeFault('EXCHANGE_SPLIT_INTO_PARTS', { parts: fill.length }), 'group');
    if (fill.length > MOST_PARTS)
      addError(part, exchangeFault('EXCHANGE_TOO_MANY', { count: fill.length, max: MOST_PARTS }), 'group');
    fillPart(part);
    paper.questions.push(finished(part));
  });
}
