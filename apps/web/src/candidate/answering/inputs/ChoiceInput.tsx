import { RichLabel } from '../../../ui/markdown/RichText';
import { useText } from '../../use-candidate-text';
import { toggleChoice } from './change-response';
import type { ItemInputProps } from './item-input-props';

type ChoiceType = 'single_choice' | 'multiple_choice' | 'true_false';

export function ChoiceInput({ item, response, onAnswer }: ItemInputProps) {
  const text = useText();
  const several = item.type === 'multiple_choice';
  const chosen = Array.isArray(response) ? response : [response];
  return (
    <fieldset className="options">
      <legend>{text(`hint.${item.type as ChoiceType}`)}</legend>
      {(item.options ?? []).map(({ id, text: option }) => (
        <label key={id} className={chosen.includes(id) ? 'option chosen' : 'option'}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={`item-${item.itemNumber}`}
            checked={chosen.includes(id)}
            onChange={() => onAnswer(several ? (now) => toggleChoice(now, id) : id, 'choice')}
          />
          <span className="letter">{id}</span>
          <RichLabel source={option} />
        </label>
      ))}
    </fieldset>
  );
}
