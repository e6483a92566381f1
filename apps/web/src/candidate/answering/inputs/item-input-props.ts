import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { AnsweredBy } from '../../saving/response-outbox';
import type { ChangedResponse } from './change-response';

export interface ItemInputProps {
  item: PaperItem;
  response: Response;
  /** What was typed into a number field and is no number: shown, and neither saved nor marked. */
  mistyped: string | null;
  onAnswer: (changed: ChangedResponse, by: AnsweredBy) => void;
  onMistyped: (mistyped: string | null) => void;
}
