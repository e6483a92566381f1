import { useDictionary } from '../../../use-text';
import { Plot } from './Plot';
import { resultsViewDictionaries } from './results-view-text';
import { shownRate, type RateBar } from './shown-results';

const WIDTH = 440;
const LABEL_WIDTH = 150;
const VALUE_WIDTH = 56;
const ROW = 26;
const INK = '#33302b';
const BAR = '#8a5a00';
const MOST_BARS = 20;
// Longer names are truncated in the plot; the table has the full name.
const LABEL_LETTERS = 9;

interface RatePlotProps {
  title: string;
  bars: RateBar[];
  /** Table headings: the label and the figures; the rate comes last. */
  columns: string[];
}

/** Outlined bars with their numbers on white: readable without colour. */
export function RatePlot({ title, bars, columns }: RatePlotProps) {
  const t = useDictionary(resultsViewDictionaries);
  if (bars.length === 0) return null;
  const shown = bars.slice(0, MOST_BARS);
  const full = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  return (
    <Plot
      title={title}
      width={WIDTH}
      height={shown.length * ROW + 4}
      columns={[...columns, t('rate')]}
      rows={bars.map(({ key, label, figures, ratePercent }) => ({
        key,
        cells: [label, ...figures, shownRate(ratePercent)],
      }))}
      note={bars.length > shown.length ? t('more', { count: bars.length - shown.length }) : null}
    >
      {shown.map(({ key, label, ratePercent }, index) => (
        <g key={key} transform={`translate(0 ${index * ROW})`}>
          <text x={LABEL_WIDTH - 8} y="18" fontSize="14" textAnchor="end" fill={INK}>
            {label.length > LABEL_LETTERS ? `${label.slice(0, LABEL_LETTERS)}…` : label}
          </text>
          <rect x={LABEL_WIDTH} y="5" width={full} height="16" fill="#fff" stroke="#d9d0c2" />
          <rect x={LABEL_WIDTH} y="5" width={((ratePercent ?? 0) / 100) * full} height="16" fill={BAR} stroke={INK} />
          <text x={WIDTH} y="18" fontSize="14" textAnchor="end" fill={INK}>
            {shownRate(ratePercent)}
          </text>
        </g>
      ))}
    </Plot>
  );
}
