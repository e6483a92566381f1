import { memo, useCallback, useRef } from 'react';
import type { PaperSection, Response } from '../../api/candidate-contract';
import { useText } from '../use-candidate-text';
import { progressOf, type ItemProgress } from './item-progress';
import type { Place } from './place-in-paper';

interface AnswerSheetProps {
  sections: PaperSection[];
  answers: ReadonlyMap<number, Response>;
  place: Place;
  current: number | null;
  onGo: (itemNumber: number) => void;
}

const states: ItemProgress[] = ['notSeen', 'seen', 'partly', 'answered'];

/** Every item with its state: told by its frame and mark as well as by colour. */
export function AnswerSheet({ sections, answers, place, current, onGo }: AnswerSheetProps) {
  const text = useText();
  const latest = useRef(onGo);
  latest.current = onGo;
  const go = useCallback((itemNumber: number) => latest.current(itemNumber), []);
  return (
    <nav className="sheet" aria-label={text('sitting.sheet')}>
      {sections.map(({ title, items }, index) => (
        <section key={index}>
          <h3>{text('sitting.section', { number: index + 1, title })}</h3>
          <ol>
            {items.map((item) => {
              const { itemNumber } = item;
              return (
                <Cell
                  key={itemNumber}
                  itemNumber={itemNumber}
                  state={progressOf({ item, response: answers.get(itemNumber), place })}
                  flagged={place.flagged.includes(itemNumber)}
                  current={itemNumber === current}
                  onGo={go}
                />
              );
            })}
          </ol>
        </section>
      ))}
      <Legend />
    </nav>
  );
}

interface CellProps {
  itemNumber: number;
  state: ItemProgress;
  flagged: boolean;
  current: boolean;
  onGo: (itemNumber: number) => void;
}

/** Drawn anew only when it changes: there may be two hundred, and each tap on an option changes one. */
const Cell = memo(function Cell({ itemNumber, state, flagged, current, onGo }: CellProps) {
  const text = useText();
  const spoken = [
    text('sitting.item', { number: itemNumber }),
    text(`progress.${state}`),
    ...(flagged ? [text('progress.flagged')] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className={`cell ${state}${flagged ? ' flagged' : ''}`}
        aria-label={spoken.join(' ')}
        aria-current={current ? 'step' : undefined}
        onClick={() => onGo(itemNumber)}
      >
        {itemNumber}
      </button>
    </li>
  );
});

function Legend() {
  const text = useText();
  return (
    <ul className="legend" aria-hidden="true">
      {states.map((state) => (
        <li key={state}>
          <span className={`cell small ${state}`} />
          {text(`progress.${state}`)}
        </li>
      ))}
      <li>
        <span className="cell small seen flagged" />
        {text('progress.flagged')}
      </li>
    </ul>
  );
}
