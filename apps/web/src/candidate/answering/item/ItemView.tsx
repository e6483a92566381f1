import { useEffect, useRef, type ReactNode } from 'react';
import type { Response } from '../../../api/candidate-contract';
import { RichText } from '../../../ui/markdown/RichText';
import type { AnsweredBy } from '../../saving/response-outbox';
import { useText } from '../../use-candidate-text';
import type { ChangedResponse } from '../inputs/change-response';
import { ItemInput } from '../inputs/ItemInput';
import type { PlacedItem } from '../navigation/item-progress';

interface ItemViewProps {
  placed: PlacedItem;
  total: number;
  response: Response;
  mistyped: string | null;
  refused: boolean;
  /** A new object for each navigation to this item, which moves the focus here; null on first display. */
  arrival: object | null;
  /** The item is one of a section shown as a whole. */
  inSection?: boolean;
  /** The answer can no longer be changed. */
  readOnly?: boolean;
  /** Between the question and its answer. */
  note?: ReactNode;
  onAnswer: (changed: ChangedResponse, by: AnsweredBy) => void;
  onMistyped: (mistyped: string | null) => void;
}

export function ItemView({
  placed,
  total,
  response,
  mistyped,
  refused,
  arrival,
  inSection = false,
  readOnly = false,
  note = null,
  onAnswer,
  onMistyped,
}: ItemViewProps) {
  const text = useText();
  const { item, sectionIndex, sectionTitle } = placed;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (inSection) {
      if (arrival) heading.current?.scrollIntoView();
    } else {
      const scroller = heading.current?.closest('.scroller');
      if (scroller) scroller.scrollTop = 0;
      // On a very low screen the whole page scrolls instead.
      window.scrollTo(0, 0);
    }
    if (arrival) heading.current?.focus({ preventScroll: true });
  }, [item.itemNumber, arrival, inSection]);
  const Heading = inSection ? 'h2' : 'h1';
  const part = item.unfolding?.furtherCase ?? '';
  const input = (
    <ItemInput item={item} response={response} mistyped={mistyped} onAnswer={onAnswer} onMistyped={onMistyped} />
  );

  return (
    <article className="item" key={item.itemNumber}>
      {!inSection && (
        <p className="section-title">{text('sitting.section', { number: sectionIndex + 1, title: sectionTitle })}</p>
      )}
      <Heading className="item-heading" ref={heading} tabIndex={-1}>
        {text('sitting.item', { number: item.itemNumber })}
        <span className="unseen"> {text('sitting.itemOf', { number: item.itemNumber, total })}</span>
        <span className="tag">{text(`type.${item.type}`)}</span>
        <span className="points">{text('sitting.points', { points: item.points })}</span>
      </Heading>
      {part !== '' && (
        <section className="case-part" aria-label={text('sitting.furtherCase')}>
          <strong>{text('sitting.furtherCase')}</strong>
          <RichText source={part} />
        </section>
      )}
      <div className="stem">
        <RichText source={item.stem.slice(part.length)} />
      </div>
      {refused && (
        <p className="notice warning" role="alert">
          {text('input.refused')}
        </p>
      )}
      {note}
      {readOnly ? (
        <fieldset className="closed" disabled>
          {input}
        </fieldset>
      ) : (
        <>
          {input}
          <p className="clear">
            <button
              type="button"
              className="button quiet"
              disabled={response === null && mistyped === null}
              onClick={() => {
                onMistyped(null);
                onAnswer(null, 'choice');
              }}
            >
              {text('input.clear')}
            </button>
          </p>
        </>
      )}
    </article>
  );
}
