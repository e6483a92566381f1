import { useId } from 'react';
import { useDictionary } from '../../../use-text';
import { Plot } from './Plot';
import { resultsViewDictionaries } from './results-view-text';
import { shownPoints, type Summary } from './shown-results';

const WIDTH = 640;
const HEIGHT = 250;
const LEFT = 48;
const BOTTOM = 28;
const TOP = 26;
const INK = '#33302b';

/** Histogram of scores: empty bars below the pass mark, full bars from it on, and a labelled line at the mark. */
export function DistributionPlot({ summary }: { summary: Summary }) {
  const t = useDictionary(resultsViewDictionaries);
  const hatch = useId();
  const { distribution, maxMillipoints, passMarkMillipoints } = summary;
  const most = Math.max(1, ...distribution.map(({ people }) => people));
  const x = (millipoints: number): number => LEFT + (millipoints / Math.max(1, maxMillipoints)) * (WIDTH - LEFT - 8);
  const y = (people: number): number => TOP + (1 - people / most) * (HEIGHT - TOP - BOTTOM);
  const markX = x(passMarkMillipoints);
  return (
    <Plot
      title={t('distribution')}
      width={WIDTH}
      height={HEIGHT}
      columns={[t('scores'), t('people')]}
      rows={distribution.map(({ fromMillipoints, toMillipoints, people }) => ({
        key: String(fromMillipoints),
        cells: [`${shownPoints(fromMillipoints)}–${shownPoints(toMillipoints)}`, people],
      }))}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fff" />
          <line x1="0" y1="0" x2="0" y2="6" stroke={INK} strokeWidth="2" />
        </pattern>
      </defs>
      {[0, most].map((people) => (
        <g key={people}>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(people)} y2={y(people)} stroke="#d9d0c2" />
          <text x={LEFT - 6} y={y(people) + 5} fontSize="14" textAnchor="end" fill={INK}>
            {people}
          </text>
        </g>
      ))}
      {distribution.map(({ fromMillipoints, toMillipoints, people }) => (
        <rect
          key={fromMillipoints}
          x={x(fromMillipoints) + 1}
          y={y(people)}
          width={Math.max(1, x(toMillipoints) - x(fromMillipoints) - 2)}
          height={HEIGHT - BOTTOM - y(people)}
          fill={fromMillipoints >= passMarkMillipoints ? '#8a5a00' : `url(#${hatch})`}
          stroke={INK}
        />
      ))}
      <line
        x1={markX}
        x2={markX}
        y1={TOP - 6}
        y2={HEIGHT - BOTTOM}
        stroke={INK}
        strokeWidth="2"
        strokeDasharray="6 4"
      />
      <text x={markX} y={TOP - 10} fontSize="14" textAnchor={markX > WIDTH / 2 ? 'end' : 'start'} fill={INK}>
        {t('passMark', { points: shownPoints(passMarkMillipoints) })}
      </text>
      {[0, 0.5, 1].map((part) => (
        <text
          key={part}
          x={x(maxMillipoints * part)}
          y={HEIGHT - 8}
          fontSize="14"
          textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
          fill={INK}
        >
          {shownPoints(maxMillipoints * part)}
        </text>
      ))}
    </Plot>
  );
}
