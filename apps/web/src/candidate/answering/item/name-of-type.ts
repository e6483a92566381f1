import type { PaperItem } from '../../../api/candidate-contract';

/** By which name its type and hint stand among the texts: 不定项 is multiple choice of which one option alone may be right. */
export const nameOfType = ({ type, format }: Pick<PaperItem, 'type' | 'format'>): PaperItem['type'] | 'any_number' =>
  type === 'multiple_choice' && format !== undefined && format !== 'X' ? 'any_number' : type;
