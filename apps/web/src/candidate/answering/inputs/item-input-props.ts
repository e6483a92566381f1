import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { ChangedResponse } from './change-response';

export interface ItemInputProps {
  item: PaperItem;
  response: Response;
  /** What was typed into a number field and is no number: shown, and neither saved nor marked. */
  mistyped: string | null;
  onAnswer: (changed: ChangedResponse, by: 'choice' | 'typed') => void;
  onMistyped: (mistyped: string | null) => void;
}
