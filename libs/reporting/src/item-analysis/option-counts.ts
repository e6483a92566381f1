import type { AnalysedItem } from './analysed-item';
import type { ItemColumn } from './mark-table';
import type { Third } from './score-thirds';

/** Numbers of people in the lowest, the middle and the highest third. */
export type ByThird = [number, number, number];

export interface OptionCount {
  /** 0-based, in the authored order. */
  option: number;
  right: boolean;
  /** People who chose it; each of several choices counts. */
  byThird: ByThird;
}

export interface Choices {
  /** Empty for types without options. */
  options: OptionCount[];
  unanswered: ByThird;
  /** All people who had the item. */
  everybody: ByThird;
}

/** Counts the people who chose each option, by third of the whole exam. */
export function countChoices({
  item: { optionCount, right },
  column,
  thirdOfPerson,
}: {
  item: AnalysedItem;
  column: ItemColumn;
  thirdOfPerson: (person: number) => Third;
}): Choices {
  const ofCode = column.pairs.map((): ByThird => [0, 0, 0]);
  column.forEach((person, code) => {
    (ofCode[code] as ByThird)[thirdOfPerson(person)] += 1;
  });
  const sum = (wanted: (chosen: number | null) => boolean): ByThird =>
    column.pairs.reduce<ByThird>(
      (sums, { chosen }, code) => (wanted(chosen) ? added(sums, ofCode[code] as ByThird) : sums),
      [0, 0, 0],
    );
  return {
    options: Array.from({ length: optionCount }, (_, option) => ({
      option,
      right: right.includes(option),
      byThird: sum((chosen) => chosen !== null && (chosen & (1 << option)) !== 0),
    })),
    unanswered: sum((chosen) => chosen === null),
    everybody: sum(() => true),
  };
}

const added = (one: ByThird, other: ByThird): ByThird => [one[0] + other[0], one[1] + other[1], one[2] + other[2]];

export const inAll = ([low, middle, high]: ByThird): number => low + middle + high;
