import { useState } from 'react';
import { useText } from '../../use-candidate-text';
import { cutEssay, MAX_ESSAY_CODE_POINTS } from './cut-essay';
import type { ItemInputProps } from './item-input-props';

/** What is past the limit stays on the screen, to be shortened, and is not saved. */
export function EssayInput({ response, onAnswer }: ItemInputProps) {
  const text = useText();
  const [past, setPast] = useState('');
  const essay = typeof response === 'string' ? response : '';
  const { count } = cutEssay(essay + past);
  const type = (typed: string) => {
    const { kept } = cutEssay(typed);
    setPast(typed.slice(kept.length));
    onAnswer(kept === '' ? null : kept, 'written');
  };
  return (
    <div className="form">
      {past !== '' && (
        <p className="notice warning" role="alert">
          {text('input.tooLong', { count: count - MAX_ESSAY_CODE_POINTS })}
        </p>
      )}
      <label className="field">
        <span>{text('input.essay')}</span>
        <textarea
          rows={12}
          value={essay + past}
          aria-invalid={past !== ''}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </label>
      <p className="hint">{text('input.characters', { count, max: MAX_ESSAY_CODE_POINTS })}</p>
    </div>
  );
}
