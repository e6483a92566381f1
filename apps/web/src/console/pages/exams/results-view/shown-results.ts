import type { Schemas } from '../../../console-api';

export type Counts = Schemas['ResultCountsDto'];
export type Summary = Schemas['ResultSummaryDto'];

/** One bar of a plot and one row of its table. */
export interface RateBar {
  key: string;
  label: string;
  /** 0…100; null when undefined. */
  ratePercent: number | null;
  /** Further figures, in the order of the table's columns. */
  figures: (string | number)[];
}

export const gradedOf = ({ passed, failed }: Counts): number => passed + failed;

/** Pass rate of graded people in percent; null if there are none. */
export const passRate = (counts: Counts): number | null =>
  gradedOf(counts) === 0 ? null : (100 * counts.passed) / gradedOf(counts);

export const shownPoints = (millipoints: number): string => String(Math.round(millipoints) / 1000);

export const shownRate = (percent: number | null): string => (percent === null ? '—' : `${percent.toFixed(1)}%`);

const rateBar = ({ key, label, counts }: { key: string; label: string; counts: Counts }): RateBar => ({
  key,
  label,
  ratePercent: passRate(counts),
  figures: [gradedOf(counts), counts.passed, counts.absent],
});

/** Best rate first; null rates last. */
const byRate = (one: RateBar, other: RateBar): number => (other.ratePercent ?? -1) - (one.ratePercent ?? -1);

export const placeBars = ({ places }: Summary, level: 'city' | 'county'): RateBar[] =>
  places
    .filter((place) => place.level === level)
    .map(({ organisationId, name, counts }) => rateBar({ key: organisationId, label: name, counts }))
    .sort(byRate);

export const sittingBars = ({ sittings }: Summary): RateBar[] =>
  sittings.map(({ sittingId, title, counts }) => rateBar({ key: sittingId, label: title, counts }));

/** Domains, weakest first. */
export const domainBars = ({ domains }: Summary): RateBar[] =>
  (domains ?? [])
    .map(({ code, title, ratePercent, questions }) => ({ key: code, label: title, ratePercent, figures: [questions] }))
    .sort((one, other) => one.ratePercent - other.ratePercent);
