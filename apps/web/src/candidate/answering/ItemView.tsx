import { useEffect, useRef } from 'react';
import type { Response } from '../../api/candidate-contract';
import { RichText } from '../../ui/markdown/RichText';
import { useText } from '../use-candidate-text';
import { ItemInput } from './inputs/ItemInput';
import type { PlacedItem } from './item-progress';

interface ItemViewProps {
  placed: PlacedItem;
  total: number;
  response: Response;
  refused: boolean;
  /** Opened by the candidate's own step, so the focus follows; not at the first sight of the page. */
  takesFocus: boolean;
  onAnswer: (response: Response, by: 'choice' | 'typed') => void;
}

export function ItemView({ placed, total, response, refused, takesFocus, onAnswer }: ItemViewProps) {
  const text = useText();
  const { item, sectionIndex, sectionTitle } = placed;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const scroller = heading.current?.closest('.scroller');
    if (scroller) scroller.scrollTop = 0;
    // On a very low screen the whole page scrolls instead.
    window.scrollTo(0, 0);
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [item.itemNumber, takesFocus]);

  return (
    <article className="item" key={item.itemNumber}>
      <p className="section-title">{text('sitting.section', { number: sectionIndex + 1, title: sectionTitle })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {text('sitting.item', { number: item.itemNumber })}
        <span className="unseen"> {text('sitting.itemOf', { number: item.itemNumber, total })}</span>
        <span className="tag">{text(`type.${item.type}`)}</span>
        <span className="points">{text('sitting.points', { points: item.points })}</span>
      </h1>
      <div className="stem">
        <RichText source={item.stem} />
      </div>
      {refused && <p className="notice warning" role="alert">{text('input.refused')}</p>}
      <ItemInput item={item} response={response} onAnswer={onAnswer} />
      <p className="clear">
        <button type="button" className="button quiet" disabled={response === null} onClick={() => onAnswer(null, 'choice')}>
          {text('input.clear')}
        </button>
      </p>
    </article>
  );
}
