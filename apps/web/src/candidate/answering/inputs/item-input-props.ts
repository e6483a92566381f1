import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { ChangedResponse } from './change-response';

export interface ItemInputProps {
  item: PaperItem;
  response: Response;
  onAnswer: (changed: ChangedResponse, by: 'choice' | 'typed') => void;
}
