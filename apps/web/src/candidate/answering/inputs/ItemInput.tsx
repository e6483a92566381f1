import type { ReactNode } from 'react';
import { ChoiceInput } from './ChoiceInput';
import { EssayInput } from './EssayInput';
import { FillInInput } from './FillInInput';
import type { ItemInputProps } from './item-input-props';
import { MatchingInput } from './MatchingInput';
import { NumericInput } from './NumericInput';
import { OrderingInput } from './OrderingInput';

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
      return <EssayInput key={props.item.itemNumber} {...props} />;
  }
}
