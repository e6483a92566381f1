import { useId, useState } from 'react';
import { useText } from '../../use-candidate-text';
import type { ItemInputProps } from './item-input-props';
import { readNumber, shownNumber } from './read-number';

export function NumericInput({ response, mistyped, onAnswer, onMistyped }: ItemInputProps) {
  const text = useText();
  const problemId = useId();
  const saved = typeof response === 'string' ? response : '';
  const [entry, setEntry] = useState(saved !== '' ? saved : (mistyped ?? ''));
  const [focused, setFocused] = useState(false);
  const shown = shownNumber({ entry, saved, mistyped });
  const isMistyped = saved === '' && mistyped !== null && shown === mistyped;
  // A sign typed first, as in −3, is no mistake while the field has the focus.
  const isWrong = isMistyped && !(focused && readNumber(shown).kind === 'begun');

  const change = (next: string) => {
    const read = readNumber(next);
    setEntry(next);
    onMistyped(read.kind === 'begun' || read.kind === 'notANumber' ? next : null);
    onAnswer(read.kind === 'number' ? read.text : null, 'typed');
  };
  const leave = () => {
    setFocused(false);
    const read = readNumber(shown);
    if (read.kind === 'number') setEntry(read.text);
  };

  return (
    <div className="form">
      <label className="field">
        <span>{text('input.number')}</span>
        <input
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          value={shown}
          aria-invalid={isWrong}
          aria-describedby={problemId}
          onFocus={() => setFocused(true)}
          onBlur={leave}
          onChange={(event) => change(event.currentTarget.value)}
        />
      </label>
      <p id={problemId} className="problem" role="status">
        {isWrong && text('input.notANumber')}
      </p>
    </div>
  );
}
