import { useId } from 'react';
import { useDictionary } from '../../../use-text';
import { boardDictionaries } from './board-text';
import { STATUSES, type Board, type BoardStatus } from './follow-board';
import { statusLook } from './status-look';

const WIDTH = 1000;
const HEIGHT = 40;

/** One bar of all candidates by state; below it each state with its number, which filters if `onPick` is given. */
export function BoardBar({ counts, onPick }: { counts: Board['counts']; onPick?: (status: BoardStatus) => void }) {
  const t = useDictionary(boardDictionaries);
  const id = useId();
  const shown = STATUSES.filter((status) => (counts[status] ?? 0) > 0);
  const all = shown.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const widths = shown.map((status) => (WIDTH * (counts[status] ?? 0)) / all);
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return (
    <figure className="board-bar">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('bar')}>
        <Patterns id={id} />
        {shown.map((status, index) => (
          <rect
            key={status}
            x={starts[index]}
            width={widths[index]}
            height={HEIGHT}
            fill={fillOf(status, id)}
            stroke="#fff"
            strokeWidth="2"
          />
        ))}
      </svg>
      <ul className="board-legend">
        {shown.map((status) => (
          <li key={status}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <Patterns id={`${id}-${status}`} />
              <rect
                x="1"
                y="1"
                width="14"
                height="14"
                fill={fillOf(status, `${id}-${status}`)}
                stroke={statusLook[status].colour}
              />
            </svg>
            {onPick ? (
              <button type="button" onClick={() => onPick(status)}>
                {t(status)} <strong>{counts[status]}</strong>
              </button>
            ) : (
              <span>
                {t(status)} <strong>{counts[status]}</strong>
              </span>
            )}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const fillOf = (status: BoardStatus, id: string): string => {
  const { fill, colour } = statusLook[status];
  return fill === 'full' ? colour : fill === 'empty' ? '#fff' : `url(#${id}-${status}-${fill})`;
};

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      {STATUSES.map((status) => {
        const { fill, colour } = statusLook[status];
        if (fill === 'hatched')
          return (
            <pattern
              key={status}
              id={`${id}-${status}-hatched`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" fill="#fff" />
              <line x1="0" y1="0" x2="0" y2="6" stroke={colour} strokeWidth="6" />
            </pattern>
          );
        if (fill === 'dotted')
          return (
            <pattern key={status} id={`${id}-${status}-dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
              <rect width="6" height="6" fill="#fff" />
              <circle cx="3" cy="3" r="2" fill={colour} />
            </pattern>
          );
        return null;
      })}
    </defs>
  );
}
