import { optionLetter } from '@sunflower/exam-session';
import type { PoolQuestion } from '@sunflower/question-bank';

export interface AnswerToShow {
  question: Pick<PoolQuestion, 'type' | 'key' | 'options'>;
  /** For each place of the paper, the index of the authored option shown there. */
  optionOrder: readonly number[];
}

/** The key as it stands on one paper, with that paper's letters; empty for an essay. */
export function answerOnPaper({ question: { type, key, options }, optionOrder }: AnswerToShow): string {
  const letterOf = (authored: number): string => optionLetter(optionOrder.indexOf(authored));
  switch (key.kind) {
    case 'choice':
      return type === 'true_false' ? (options[key.right[0] as number] ?? '') : key.right.map(letterOf).sort().join('');
    case 'fill_in':
      return key.blanks.map((texts) => texts.join(' / ')).join('；');
    case 'numeric':
      return key.tolerance === '0' ? key.value : `${key.value} ± ${key.tolerance}`;
    case 'matching':
      return key.pairs.map((option, prompt) => `${prompt + 1}—${letterOf(option)}`).join('，');
    case 'ordering':
      return key.order.map(letterOf).join(' → ');
    case 'essay':
      return '';
  }
}
