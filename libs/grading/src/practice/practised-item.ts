import { optionLetter, type PaperItemDto } from '@sunflower/exam-session';
import { seededRandom, shuffled } from '@sunflower/platform';
import { stemWithPart, type PoolQuestion } from '@sunflower/question-bank';
import { itemScorer } from '../scoring/score-item';
import { NEWEST_RULES, rulesOfVersion } from '../scoring/rules-version/rules-version';

/** The right answer, with the letters of the options as they were shown. */
export interface ShownKey {
  kind: PoolQuestion['key']['kind'];
  /** choice: the right options; matching: one for each prompt; ordering: in the right order. */
  letters: string[];
  /** fill_in: the accepted texts of each blank. */
  blanks: string[][];
  /** numeric */
  value: string | null;
  tolerance: string | null;
}

/**
 * The authored index of the option at each place; the same for the same seed, so that nothing is kept of a draw.
 * Questions with shared options have one order.
 */
export function practisedOrder({ question, seed }: { question: PoolQuestion; seed: string }): number[] {
  const { type, options, stimulus, versionId, fixedOptionOrder } = question;
  const authored = options.map((_, place) => place);
  // Ordering and matching options may be authored in the right order.
  const mustShuffle = type === 'ordering' || type === 'matching';
  if ((fixedOptionOrder || type === 'true_false') && !mustShuffle) return authored;
  const of = stimulus?.format === 'B1' ? stimulus.id : versionId;
  return shuffled(authored, seededRandom(`practice ${seed} ${of}`));
}

/** Built field by field, as on a candidate's paper: it has no key, no rationale and no authored order. */
export function practisedItem({
  question,
  seed,
  itemNumber,
}: {
  question: PoolQuestion;
  seed: string;
  itemNumber: number;
}): PaperItemDto {
  const { type, stimulus, prompts, options, blankCount } = question;
  return {
    itemNumber,
    type,
    stem: stemWithPart(question),
    stimulus: stimulus ? { id: stimulus.id, text: stimulus.text } : null,
    prompts: prompts.map((text, index) => ({ id: String(index + 1), text })),
    options: practisedOrder({ question, seed }).map((place, index) => ({
      id: optionLetter(index),
      text: options[place] as string,
    })),
    blankCount,
    points: 1,
  };
}

/** Whether the answer is wholly right, by the newest rules; null for an essay, which no machine marks. */
export function isRightAnswer({
  question,
  seed,
  response,
}: {
  question: PoolQuestion;
  seed: string;
  response: unknown;
}): boolean | null {
  const { versionId, type, key } = question;
  if (type === 'essay') return null;
  const rules = rulesOfVersion(NEWEST_RULES);
  const score = itemScorer({ versionId, type, key, policy: 'all_or_nothing', rules });
  const { part, parts } = score({ response, optionOrder: practisedOrder({ question, seed }) });
  return part === parts;
}

export function shownKey({ question, seed }: { question: PoolQuestion; seed: string }): ShownKey {
  const { key } = question;
  const order = practisedOrder({ question, seed });
  const letterOf = (authored: number): string => optionLetter(order.indexOf(authored));
  const shown: ShownKey = { kind: key.kind, letters: [], blanks: [], value: null, tolerance: null };
  switch (key.kind) {
    case 'choice':
      return { ...shown, letters: key.right.map(letterOf).sort() };
    case 'matching':
      return { ...shown, letters: key.pairs.map(letterOf) };
    case 'ordering':
      return { ...shown, letters: key.order.map(letterOf) };
    case 'fill_in':
      return { ...shown, blanks: key.blanks };
    case 'numeric':
      return { ...shown, value: key.value, tolerance: key.tolerance };
    case 'essay':
      return shown;
  }
}
