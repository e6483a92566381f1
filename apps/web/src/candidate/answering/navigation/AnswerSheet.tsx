import type { PaperSection, Response } from '../../../api/candidate-contract';
import { useText } from '../../use-candidate-text';
import type { Folding } from '../unfolding/folding';
import { progressOf, type ItemProgress } from './item-progress';
import type { Place } from './place-in-paper';

interface AnswerSheetProps {
  sections: PaperSection[];
  answers: ReadonlyMap<number, Response>;
  place: Place;
  folding: Folding | null;
  current: number | null;
  onGo: (itemNumber: number) => void;
}

const states: ItemProgress[] = ['notSeen', 'seen', 'partly', 'answered'];

/**
 * Every item with its state, shown by frame and mark as well as by colour. Cells are not components: two hundred of
 * them with hooks made the sheet open slowly on a slow phone.
 */
export function AnswerSheet({ sections, answers, place, folding, current, onGo }: AnswerSheetProps) {
  const text = useText();
  return (
    <nav className="sheet" aria-label={text('sitting.sheet')}>
      {sections.map(({ title, items }, index) => (
        <section key={index}>
          <h3>{text('sitting.section', { number: index + 1, title })}</h3>
          <ol>
            {items.map((item) => {
              const { itemNumber } = item;
              const state = progressOf({ item, response: answers.get(itemNumber), place });
              const flagged = place.flagged.includes(itemNumber);
              const access = folding?.accessOf(itemNumber) ?? 'open';
              const spoken = [
                text('sitting.item', { number: itemNumber }),
                text(`progress.${state}`),
                ...(flagged ? [text('progress.flagged')] : []),
                ...(access === 'open' ? [] : [text(`progress.${access}`)]),
              ];
              return (
                <li key={itemNumber}>
                  <button
                    type="button"
                    className={`cell ${state} ${access}${flagged ? ' flagged' : ''}`}
                    aria-label={spoken.join(' ')}
                    aria-current={itemNumber === current ? 'step' : undefined}
                    onClick={() => onGo(itemNumber)}
                  >
                    {itemNumber}
                  </button>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
      <Legend unfolds={folding !== null} />
    </nav>
  );
}

function Legend({ unfolds }: { unfolds: boolean }) {
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
      {unfolds &&
        (['readOnly', 'folded'] as const).map((access) => (
          <li key={access}>
            <span className={`cell small seen ${access}`} />
            {text(`progress.${access}`)}
          </li>
        ))}
    </ul>
  );
}
