import { useText } from '../../use-candidate-text';
import type { ItemInputProps } from './item-input-props';

export function EssayInput({ response, onAnswer }: ItemInputProps) {
  const text = useText();
  const essay = typeof response === 'string' ? response : '';
  return (
    <div className="form">
      <label className="field">
        <span>{text('input.essay')}</span>
        <textarea
          rows={10}
          maxLength={10_000}
          value={essay}
          onChange={(event) => onAnswer(event.currentTarget.value === '' ? null : event.currentTarget.value, 'typed')}
        />
      </label>
      <p className="hint">{text('input.characters', { count: [...essay.replace(/\s/g, '')].length })}</p>
    </div>
  );
}
