import type { AnalysedItem } from './analysed-item';
import { itemFlags, type ItemFlag } from './item-flags';
import { SpreadRoom, type ItemSpread } from './item-spread';
import type { ItemColumn, MarkTable } from './mark-table';
import { meanOf, momentsOf } from './moments';
import { countChoices, type Choices } from './option-counts';
import { cronbachAlpha, type MarksOfItem } from './reliability';
import { thirdsOf } from './score-thirds';

/** Statistics of one question over the people who had it. Percentages are of its marks; null where undefined. */
export interface ItemStatistics {
  itemId: string;
  people: number;
  /** The mean mark. */
  facilityPercent: number | null;
  standardDeviationPercent: number | null;
  guessPercent: number | null;
  /** The item's share of the marks of a paper. */
  intendedWeightPercent: number | null;
  /** The item's share of the variation of totals: √cov(item, total) over the sum of these roots; null when negative. */
  effectiveWeightPercent: number | null;
  /** 100 × the correlation with the rest of the paper, −100…100. */
  discriminationIndex: number | null;
  /** The covariance with the rest as a percentage of the largest that these marks could have. */
  discriminativeEfficiencyPercent: number | null;
  choices: Choices;
  flags: ItemFlag[];
}

export interface PaperStatistics {
  people: number;
  /** Average number of counting items on a paper. */
  itemsAPaper: number | null;
  /** Whether everybody had the same items. */
  samePaper: boolean;
  /** Whether every paper had the same maximum. */
  sameWorth: boolean;
  /** Average maximum of a paper. */
  maxMillipoints: number | null;
  meanMillipoints: number | null;
  medianMillipoints: number | null;
  standardDeviationMillipoints: number | null;
  skewness: number | null;
  kurtosis: number | null;
  /** Cronbach's α. */
  alpha: number | null;
  /** 100 √(1 − α): the share of the standard deviation that is due to chance. */
  errorRatioPercent: number | null;
  standardErrorMillipoints: number | null;
}

export interface Analysis {
  paper: PaperStatistics;
  /** In the order of the items. */
  items: ItemStatistics[];
}

interface Measured {
  item: AnalysedItem;
  column: ItemColumn;
  spread: ItemSpread | null;
}

/**
 * Classical test theory over marks, by the formulas that Moodle documents ("Quiz statistics calculations"): variances
 * and covariances over n − 1; "rest" is the total without the item.
 *
 * Where papers differ, an item is measured over the people who had it, against the unscaled totals of their own papers;
 * papers of one blueprint have the same maximum. Effective weights then add up to 100 for a paper, not for all items:
 * an item that a tenth of the people had counts as a tenth.
 */
export function analyse(table: MarkTable): Analysis {
  const steps = analysisSteps(table);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same analysis item by item, so that the caller can yield between items. */
export function* analysisSteps(table: MarkTable): Generator<undefined, Analysis> {
  const totals = table.totalMillipoints;
  const thirdOf = thirdsOf(totals);
  const room = new SpreadRoom(table.personCount);
  const measured: Measured[] = [];
  for (const [index, item] of table.items.entries()) {
    const column = table.columns[index] as ItemColumn;
    measured.push({ item, column, spread: item.counts ? room.spreadOf({ column, totals }) : null });
    yield;
  }
  const rootSum = measured.reduce(
    (sum, { column, spread }) => sum + (column.count / table.personCount) * (rootOf(spread) ?? 0),
    0,
  );
  const items: ItemStatistics[] = [];
  for (const one of measured) {
    const choices = countChoices({ ...one, thirdOfPerson: (person) => thirdOf(totals[person] as number) });
    items.push(itemStatistics({ ...one, table, rootSum, choices }));
    yield;
  }
  return { paper: paperStatistics({ table, measured }), items };
}

/** Null when the covariance is negative or unknown. */
const rootOf = (spread: ItemSpread | null): number | null =>
  spread === null || spread.totalCovariance < 0 ? null : Math.sqrt(spread.totalCovariance);

const percentOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : (100 * part) / whole;

function itemStatistics({
  item,
  column,
  spread,
  table,
  rootSum,
  choices,
}: Measured & { table: MarkTable; rootSum: number; choices: Choices }): ItemStatistics {
  const { counts, maxMillipoints, guessShare } = item;
  const facilityPercent = counts ? percentOf(meanMark({ column, spread }), maxMillipoints) : null;
  const guessPercent = counts && guessShare !== null ? 100 * guessShare : null;
  const discriminationIndex =
    spread && percentOf(spread.restCovariance, Math.sqrt(spread.variance) * Math.sqrt(spread.restVariance));
  const people = column.count;
  return {
    itemId: item.id,
    people,
    facilityPercent,
    standardDeviationPercent: spread && percentOf(Math.sqrt(spread.variance), maxMillipoints),
    guessPercent,
    intendedWeightPercent: counts ? percentOf(maxMillipoints, meanPaperMax({ column, table })) : null,
    effectiveWeightPercent: percentOf(rootOf(spread), rootSum),
    discriminationIndex,
    discriminativeEfficiencyPercent: spread && percentOf(spread.restCovariance, spread.largestCovariance),
    choices,
    flags: itemFlags({ people, facilityPercent, guessPercent, discriminationIndex, choices }),
  };
}

function meanMark({ column, spread }: Pick<Measured, 'column' | 'spread'>): number | null {
  if (spread) return spread.mean;
  return column.pairs[0]?.markMillipoints ?? null;
}

/** Mean paper maximum of the people who had the item. */
function meanPaperMax({ column, table }: { column: ItemColumn; table: MarkTable }): number | null {
  const maxima = table.paperMaxMillipoints;
  let sum = 0;
  column.forEach((person) => {
    sum += maxima[person] as number;
  });
  return column.count === 0 ? null : sum / column.count;
}

function paperStatistics({ table, measured }: { table: MarkTable; measured: readonly Measured[] }): PaperStatistics {
  const people = table.personCount;
  const { mean, median, standardDeviation, skewness, kurtosis } = momentsOf(table.totalMillipoints);
  const counted = measured.filter(({ item }) => item.counts);
  const marks = counted.map(({ item, column, spread }): MarksOfItem => ({
    item,
    count: column.count,
    mean: meanMark({ column, spread }) ?? 0,
    squares: spread?.squares ?? 0,
  }));
  const totalVariance = standardDeviation === null ? null : standardDeviation ** 2;
  const maxima = table.paperMaxMillipoints;
  const sameWorth = maxima.every((max) => max === maxima[0]);
  const alpha = cronbachAlpha({ marks, people, totalVariance, sameWorth });
  const errorRatio = alpha === null ? null : Math.sqrt(Math.max(0, 1 - alpha));
  return {
    people,
    itemsAPaper: people === 0 ? null : marks.reduce((sum, { count }) => sum + count, 0) / people,
    samePaper: marks.every(({ count }) => count === 0 || count === people),
    sameWorth,
    maxMillipoints: people === 0 ? null : meanOf(maxima),
    meanMillipoints: mean,
    medianMillipoints: median,
    standardDeviationMillipoints: standardDeviation,
    skewness,
    kurtosis,
    alpha,
    errorRatioPercent: errorRatio === null ? null : 100 * errorRatio,
    standardErrorMillipoints: errorRatio === null || standardDeviation === null ? null : errorRatio * standardDeviation,
  };
}
