import type { ItemStatistics } from './analyse';

export const DISCRIMINATION_GAPS = ['not_counted', 'one_paper', 'same_mark', 'same_rest'] as const;
/** Why an item has no discrimination index: a correlation needs two people, and differences in both quantities. */
export type DiscriminationGap = (typeof DISCRIMINATION_GAPS)[number];

type Judged = Pick<ItemStatistics, 'people' | 'facilityPercent' | 'standardDeviationPercent' | 'discriminationIndex'>;

/** Null when the item has an index. */
export function discriminationGap({
  people,
  facilityPercent,
  standardDeviationPercent,
  discriminationIndex,
}: Judged): DiscriminationGap | null {
  if (discriminationIndex !== null) return null;
  if (facilityPercent === null) return 'not_counted';
  if (people < 2) return 'one_paper';
  return standardDeviationPercent === 0 ? 'same_mark' : 'same_rest';
}
