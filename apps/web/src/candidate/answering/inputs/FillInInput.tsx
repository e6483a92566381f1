import { useText } from '../../use-candidate-text';
import { fillBlank } from './change-response';
import type { ItemInputProps } from './item-input-props';

export function FillInInput({ item, response, onAnswer }: ItemInputProps) {
  const text = useText();
  const blankCount = item.blankCount ?? 1;
  const blanks = Array.isArray(response) ? response : [];
  return (
    <fieldset className="form">
      <legend>{text('hint.fill_in')}</legend>
      {Array.from({ length: blankCount }, (_, index) => (
        <label key={index} className="field">
          <span>{text('input.blank', { number: index + 1 })}</span>
          <input
            autoComplete="off"
            maxLength={200}
            spellCheck={false}
            value={blanks[index] ?? ''}
            onChange={(event) =>
              onAnswer(fillBlank({ response, blankCount, index, text: event.currentTarget.value }), 'typed')
            }
          />
        </label>
      ))}
    </fieldset>
  );
}
