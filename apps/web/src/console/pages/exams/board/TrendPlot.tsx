import { formatTime } from '../../../../i18n/format-time';
import { useDictionary } from '../../../use-text';
import { boardDictionaries } from './board-text';
import type { Board } from './follow-board';

const WIDTH = 600;
const HEIGHT = 180;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 8;
const INK = '#33302b';
const LINES = [
  { name: 'answering', dash: undefined, width: 3 },
  { name: 'waiting', dash: '2 5', width: 2 },
  { name: 'through', dash: '9 5', width: 2 },
] as const;

const clockOf = (at: string): string => formatTime(at).slice(-5);

/** Three lines, distinguished by dashes and width instead of colour. */
export function TrendPlot({ trend }: { trend: Board['trend'] }) {
  const t = useDictionary(boardDictionaries);
  const most = Math.max(1, ...trend.flatMap(({ waiting, answering, through }) => [waiting, answering, through]));
  const x = (index: number): number => LEFT + (index * (WIDTH - LEFT - 8)) / Math.max(1, trend.length - 1);
  const y = (count: number): number => TOP + (1 - count / most) * (HEIGHT - TOP - BOTTOM);
  return (
    <figure className="board-trend">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('trend')}>
        {[0, most].map((count) => (
          <g key={count}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(count)} y2={y(count)} stroke="#d9d0c2" />
            <text x={LEFT - 6} y={y(count) + 5} fontSize="13" textAnchor="end" fill={INK}>
              {count}
            </text>
          </g>
        ))}
        {trend.map(({ at }, index) =>
          index % 15 === 14 || index === 0 ? (
            <text
              key={at}
              x={x(index)}
              y={HEIGHT - 6}
              fontSize="13"
              textAnchor={index === 0 ? 'start' : 'end'}
              fill={INK}
            >
              {clockOf(at)}
            </text>
          ) : null,
        )}
        {LINES.map(({ name, dash, width }) => (
          <polyline
            key={name}
            points={trend.map((point, index) => `${x(index)},${y(point[name])}`).join(' ')}
            fill="none"
            stroke={INK}
            strokeWidth={width}
            strokeDasharray={dash}
          />
        ))}
      </svg>
      <ul className="board-legend">
        {LINES.map(({ name, dash, width }) => (
          <li key={name}>
            <svg viewBox="0 0 32 8" width="32" height="8" aria-hidden="true">
              <line x1="0" x2="32" y1="4" y2="4" stroke={INK} strokeWidth={width} strokeDasharray={dash} />
            </svg>
            <span>{t(name)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('asTable')}</summary>
        <table className="board-table">
          <thead>
            <tr>
              {(['minute', 'waiting', 'answering', 'through'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {trend
              .filter((_, index) => index % 5 === 4)
              .map(({ at, waiting, answering, through }) => (
                <tr key={at}>
                  <th scope="row">{clockOf(at)}</th>
                  <td>{waiting}</td>
                  <td>{answering}</td>
                  <td>{through}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
