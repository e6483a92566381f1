import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { ChangedResponse } from './change-response';

export interface ItemInputProps {
  item: PaperItem;
  response: Response;
  /** Text in a number field that is not a number: it is shown, but neither saved nor graded. */
  mistyped: string | null;
  onAnswer: (changed: ChangedResponse, by: 'choice' | 'typed') => void;
  onMistyped: (mistyped: string | null) => void;
}
