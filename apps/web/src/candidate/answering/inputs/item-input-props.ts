import type { PaperItem, Response } from '../../../api/candidate-contract';

export interface ItemInputProps {
  item: PaperItem;
  response: Response;
  onAnswer: (response: Response, by: 'choice' | 'typed') => void;
}
