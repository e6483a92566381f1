import type { ItemType } from './bank-question';

/** One draw of the rehearsal's blueprint: a number of items of one kind. */
export interface PaperDraw {
  title: string;
  type: ItemType;
  format: 'A1' | 'A2' | 'X' | 'A3' | 'B1' | null;
  count: number;
  groupSize: number | null;
  pointsMillipoints: number;
}

export const GROUP_SIZE = 3;
/** With fewer items, a paper could not have every type and both kinds of group. */
export const FEWEST_ITEMS = 20;

type Kind = Omit<PaperDraw, 'count'> & { weight: number };

// Points that the number of keys does not divide, so that rounding down is tested.
const ALONE: Kind[] = [
  { title: '单项选择题', type: 'single_choice', format: 'A1', groupSize: null, pointsMillipoints: 1000, weight: 24 },
  { title: '单项选择题', type: 'single_choice', format: 'A2', groupSize: null, pointsMillipoints: 1250, weight: 10 },
  { title: '判断题', type: 'true_false', format: null, groupSize: null, pointsMillipoints: 500, weight: 14 },
  { title: '多项选择题', type: 'multiple_choice', format: 'X', groupSize: null, pointsMillipoints: 1501, weight: 16 },
  { title: '填空与计算题', type: 'fill_in', format: null, groupSize: null, pointsMillipoints: 1003, weight: 6 },
  { title: '填空与计算题', type: 'numeric', format: null, groupSize: null, pointsMillipoints: 1000, weight: 5 },
  { title: '匹配与排序题', type: 'matching', format: null, groupSize: null, pointsMillipoints: 2000, weight: 4 },
  { title: '匹配与排序题', type: 'ordering', format: null, groupSize: null, pointsMillipoints: 1700, weight: 3 },
];

const GROUPS: Omit<PaperDraw, 'count'>[] = [
  { title: '病例组题', type: 'single_choice', format: 'A3', groupSize: GROUP_SIZE, pointsMillipoints: 1000 },
  { title: '共用选项题', type: 'single_choice', format: 'B1', groupSize: GROUP_SIZE, pointsMillipoints: 750 },
];

/** Every automatically marked type and both kinds of group, in about the proportions of a real paper. */
export function paperShape(itemCount: number): PaperDraw[] {
  const groupsOfEachKind = Math.max(1, Math.floor(itemCount / 33));
  const groups = GROUPS.map((group) => ({ ...group, count: groupsOfEachKind * GROUP_SIZE }));
  const aloneCount = itemCount - groups.reduce((sum, { count }) => sum + count, 0);
  return [...shareOut(aloneCount), ...groups];
}

/** Shares by largest remainder, at least one of each. */
function shareOut(total: number): PaperDraw[] {
  const weights = ALONE.reduce((sum, { weight }) => sum + weight, 0);
  const shares = ALONE.map(({ weight, ...kind }) => {
    const exact = ((total - ALONE.length) * weight) / weights;
    return { kind, count: 1 + Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = total - shares.reduce((sum, { count }) => sum + count, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left === 0) break;
    share.count += 1;
    left -= 1;
  }
  return shares.map(({ kind, count }) => ({ ...kind, count }));
}
