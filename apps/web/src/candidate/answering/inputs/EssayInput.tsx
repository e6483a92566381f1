import { useState } from 'react';
import { useText } from '../../use-candidate-text';
import { cutEssay, MAX_ESSAY_CODE_POINTS } from './cut-essay';
import type { ItemInputProps } from './item-input-props';

/** What is past the limit stays on the screen, to be shortened, and is not saved. */
export function EssayInput({ response, onAnswer }: ItemInputProps) {
  const text = useText();
  const [typed, setTyped] = useState({ kept: '', past: '' });
  const essay = typeof response === 'string' ? response : '';
  // It belongs to the text that it was typed after: once that is cleared, or changed in another tab, it is gone.
  const past = typed.kept === essay ? typed.past : '';
  const { count } = cutEssay(essay + past);
  const type = (entered: string) => {
    const { kept } = cutEssay(entered);
    setTyped({ kept, past: entered.slice(kept.length) });
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
