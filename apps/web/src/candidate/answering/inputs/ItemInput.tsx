import type { ReactNode } from 'react';
import type { PaperItem, Response } from '../../../api/candidate-contract';
import { ChoiceInput } from './ChoiceInput';
import { EssayInput } from './EssayInput';
import { FillInInput } from './FillInInput';
import { MatchingInput } from './MatchingInput';
import { NumericInput } from './NumericInput';
import { OrderingInput } from './OrderingInput';

export interface ItemInputProps {
  item: PaperItem;
  response: Response;
  onAnswer: (response: Response, by: 'choice' | 'typed') => void;
}

export function ItemInput(props: ItemInputProps): ReactNode {
  switch (props.item.type) {
    case 'single_choice':
    case 'multiple_choice':
    case 'true_false':
      return <ChoiceInput {...props} />;
    case 'fill_in':
      return <FillInInput {...props} />;
    case 'numeric':
      return <NumericInput {...props} />;
    case 'matching':
      return <MatchingInput {...props} />;
    case 'ordering':
      return <OrderingInput {...props} />;
    case 'essay':
      return <EssayInput {...props} />;
  }
}
