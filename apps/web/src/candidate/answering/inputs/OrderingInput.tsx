import { useEffect, useRef, useState } from 'react';
import type { Labelled } from '../../../api/candidate-contract';
import { plainText } from '@sunflower/content/markdown';
import { RichLabel } from '../../../ui/markdown/RichText';
import { useText } from '../../use-candidate-text';
import { move } from './change-response';
import type { ItemInputProps } from './item-input-props';

type Step = -1 | 1;

export function OrderingInput({ item, response, onAnswer }: ItemInputProps) {
  const text = useText();
  const options = item.options ?? [];
  const order = Array.isArray(response) ? response : options.map(({ id }) => id);
  const [moved, setMoved] = useState<{ id: string; step: Step } | null>(null);
  const list = useRef<HTMLOListElement>(null);

  // Moving an entry in the DOM drops the focus of its button: focus it again, or the opposite button at an end.
  useEffect(() => {
    if (!moved) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(
      `[data-entry="${moved.id}"] button:not([disabled])`,
    );
    const wanted = [...(buttons ?? [])].find(({ value }) => value === String(moved.step)) ?? buttons?.[0];
    wanted?.focus();
  }, [moved, response]);

  const change = (id: string, step: Step) => {
    setMoved({ id, step });
    onAnswer(move({ order, id, step }), 'choice');
  };
  const movedText = plainText(options.find(({ id }) => id === moved?.id)?.text ?? '');

  return (
    <fieldset className="form">
      <legend>{text('hint.ordering')}</legend>
      <ol className="ordering" ref={list}>
        {order.map((id, index) => (
          <Entry
            key={id}
            option={options.find((option) => option.id === id) ?? { id, text: id }}
            index={index}
            count={order.length}
            onMove={change}
          />
        ))}
      </ol>
      <p className="unseen" role="status">
        {moved && text('input.moved', { text: movedText, position: order.indexOf(moved.id) + 1 })}
      </p>
      {response === null && (
        <div className="notice order-unset">
          <p>{text('input.orderUnset')}</p>
          <button type="button" className="button" onClick={() => onAnswer(order, 'choice')}>
            {text('input.orderKeep')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface EntryProps {
  option: Labelled;
  index: number;
  count: number;
  onMove: (id: string, step: Step) => void;
}

function Entry({ option, index, count, onMove }: EntryProps) {
  const text = useText();
  const name = { text: plainText(option.text) };
  return (
    <li data-entry={option.id}>
      <span className="place">{index + 1}</span>
      <RichLabel source={option.text} />
      <span className="movers">
        <button
          type="button"
          className="button mover"
          value="-1"
          disabled={index === 0}
          aria-label={text('input.moveUp', name)}
          onClick={() => onMove(option.id, -1)}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          type="button"
          className="button mover"
          value="1"
          disabled={index === count - 1}
          aria-label={text('input.moveDown', name)}
          onClick={() => onMove(option.id, 1)}
        >
          <span aria-hidden="true">↓</span>
        </button>
      </span>
    </li>
  );
}
