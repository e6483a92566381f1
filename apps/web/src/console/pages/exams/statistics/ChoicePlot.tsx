import { useId } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { shownChoices, THIRDS, type ShownChoice } from './choice-share';
import { statisticsDictionaries } from './statistics-text';

// The width of a phone, so that text is not scaled down there.
const WIDTH = 360;
const LABEL_WIDTH = 96;
const VALUE_WIDTH = 40;
const LEGEND_STEP = 122;
const BAR_HEIGHT = 12;
const GROUP_HEIGHT = 3 * BAR_HEIGHT + 14;
const LEGEND_HEIGHT = 28;
const INK = '#33302b';

/** Bars for the thirds: empty, hatched and full, readable without colour. */
export function ChoicePlot({ choices }: { choices: Schemas['ItemChoicesDto'] }) {
  const t = useDictionary(statisticsDictionaries);
  const hatch = useId();
  const shown = shownChoices(choices);
  const height = LEGEND_HEIGHT + shown.length * GROUP_HEIGHT;
  const fills = ['#fff', `url(#${hatch})`, INK];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('plotOf')} className="console-plot">
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="#fff" />
          <line x1="0" y1="0" x2="0" y2="5" stroke={INK} strokeWidth="3" />
        </pattern>
      </defs>
      {THIRDS.map((third, index) => (
        <g key={third} transform={`translate(${1 + index * LEGEND_STEP} 2)`}>
          <rect width="14" height="12" fill={fills[index]} stroke={INK} />
          <text x="20" y="11" fontSize="13" fill={INK}>
            {t(third)}
          </text>
        </g>
      ))}
      {shown.map((choice, index) => (
        <g key={choice.letter ?? 'none'} transform={`translate(0 ${LEGEND_HEIGHT + index * GROUP_HEIGHT})`}>
          <text x="0" y={1.5 * BAR_HEIGHT + 5} fontSize="14" fontWeight={choice.right ? 700 : 400} fill={INK}>
            {choice.letter === null ? t('unanswered') : `${choice.letter}${choice.right ? ' ✓' : ''}`}
          </text>
          <Bars percents={choice.percents} fills={fills} />
        </g>
      ))}
    </svg>
  );
}

function Bars({ percents, fills }: { percents: ShownChoice['percents']; fills: readonly string[] }) {
  const full = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  return percents.map((percent, third) => {
    const width = ((percent ?? 0) / 100) * full;
    const y = third * BAR_HEIGHT;
    return (
      <g key={third}>
        <rect
          x={LABEL_WIDTH}
          y={y}
          width={Math.max(width, 1)}
          height={BAR_HEIGHT - 1}
          fill={fills[third]}
          stroke={INK}
        />
        <text x={LABEL_WIDTH + width + 5} y={y + BAR_HEIGHT - 2} fontSize="11" fill={INK}>
          {percent === null ? '—' : `${Math.round(percent)}%`}
        </text>
      </g>
    );
  });
}
