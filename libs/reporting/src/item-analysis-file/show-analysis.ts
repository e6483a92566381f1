import type { Analysis, ItemStatistics } from '../item-analysis/analyse';
import type { ItemFlag } from '../item-analysis/item-flags';
import { inAll } from '../item-analysis/option-counts';
import { csvLine } from '../pass-list/csv-lines';
import { formulaSafe } from '../pass-list/formula-safe';

const FLAGS: Record<ItemFlag, string> = {
  key_may_be_wrong: 'key may be wrong',
  negative_discrimination: 'negative discrimination',
  too_hard: 'too hard',
  too_easy: 'too easy',
  dead_option: 'dead option',
};

const COLUMNS: { heading: string; of: (item: ItemStatistics) => number | null }[] = [
  { heading: 'n', of: ({ people }) => people },
  { heading: 'facility %', of: ({ facilityPercent }) => facilityPercent },
  { heading: 'SD %', of: ({ standardDeviationPercent }) => standardDeviationPercent },
  { heading: 'guess %', of: ({ guessPercent }) => guessPercent },
  { heading: 'intended weight %', of: ({ intendedWeightPercent }) => intendedWeightPercent },
  { heading: 'effective weight %', of: ({ effectiveWeightPercent }) => effectiveWeightPercent },
  { heading: 'discrimination', of: ({ discriminationIndex }) => discriminationIndex },
  { heading: 'efficiency %', of: ({ discriminativeEfficiencyPercent }) => discriminativeEfficiencyPercent },
];

const flagsOf = ({ flags }: ItemStatistics): string => flags.map((flag) => FLAGS[flag]).join('; ');
const short = (value: number | null): string =>
  value === null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(2);

/** The analysis as a table for a terminal. */
export function analysisText({ paper, items }: Analysis): string {
  const points = (millipoints: number | null): string => short(millipoints === null ? null : millipoints / 1000);
  const rows = [
    ['item', ...COLUMNS.map(({ heading }) => heading), 'flags'],
    ...items.map((item) => [item.itemId, ...COLUMNS.map(({ of }) => short(of(item))), flagsOf(item)]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    `people ${paper.people}, items a paper ${short(paper.itemsAPaper)}, maximum ${points(paper.maxMillipoints)}`,
    `mean ${points(paper.meanMillipoints)}, median ${points(paper.medianMillipoints)}, SD ${points(paper.standardDeviationMillipoints)}, skewness ${short(paper.skewness)}, kurtosis ${short(paper.kurtosis)}`,
    `Cronbach's alpha ${short(paper.alpha)}, error ratio ${short(paper.errorRatioPercent)} %, standard error ${points(paper.standardErrorMillipoints)}`,
    '',
    ...rows.map(line),
    '',
  ].join('\n');
}

/** One CSV line for each item, with unrounded numbers. */
export const itemsCsv = ({ items }: Analysis): string =>
  [
    ['item', ...COLUMNS.map(({ heading }) => heading), 'flags'],
    ...items.map((item) => [formulaSafe(item.itemId), ...COLUMNS.map(({ of }) => of(item) ?? ''), flagsOf(item)]),
  ]
    .map(csvLine)
    .join('');

/** One CSV line for each option and one for no option, by third of the totals. */
export const optionsCsv = ({ items }: Analysis): string =>
  [
    ['item', 'option', 'right', 'lowest third', 'middle third', 'highest third', 'all'],
    ...items.flatMap(({ itemId, choices: { options, unanswered } }) => [
      ...options.map(({ option, right, byThird }) => [
        formulaSafe(itemId),
        String.fromCharCode(65 + option),
        right ? 'yes' : '',
        ...byThird,
        inAll(byThird),
      ]),
      [formulaSafe(itemId), 'none', '', ...unanswered, inAll(unanswered)],
    ]),
  ]
    .map(csvLine)
    .join('');
