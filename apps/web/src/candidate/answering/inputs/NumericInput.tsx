import { useState } from 'react';
import { useText } from '../../use-candidate-text';
import { readNumber } from './change-response';
import type { ItemInputProps } from './item-input-props';

export function NumericInput({ response, onAnswer }: ItemInputProps) {
  const text = useText();
  const saved = typeof response === 'string' ? response : '';
  // What stands in the field, as long as it means what is saved: "12." means 12.
  const [entry, setEntry] = useState(saved);
  const read = readNumber(entry);
  const meant = read.kind === 'number' ? read.text : '';
  const shown = meant === saved ? entry : saved;
  const unfinished = meant === saved && read.kind === 'unfinished';

  const change = (next: string) => {
    const nextRead = readNumber(next);
    setEntry(next);
    onAnswer(nextRead.kind === 'number' ? nextRead.text : null, 'typed');
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
          aria-invalid={unfinished}
          aria-describedby="number-problem"
          onChange={(event) => change(event.currentTarget.value)}
        />
      </label>
      <p id="number-problem" className="problem" role="status">
        {unfinished && text('input.notANumber')}
      </p>
    </div>
  );
}
