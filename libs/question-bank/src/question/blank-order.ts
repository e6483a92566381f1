/** Groups of blanks (0-based) whose answers may be in any order: 钙、磷 is as right as 磷、钙. */
export type AnyOrder = readonly (readonly number[])[];

export const MOST_ORDER_GROUPS = 5;

const PHRASE =
  '(?:顺序|次序|先后顺序|先后)(?:不限|任意|不计|可换|可以?(?:互换|调换|交换|颠倒)|不分先后)|不分(?:先后|顺序|次序)|任意顺序|可以?互换|(?:in )?any order|order does not matter';
const NUMBERS = '第?\\s*(?:空\\s*)?[\\d①-⑩][\\d①-⑩、,，和\\s]*(?:and\\s*\\d+\\s*)?空?\\s*(?:的)?';
const PART = `(?:${NUMBERS})?\\s*(?:答案)?(?:${PHRASE})`;
const SAID = new RegExp(
  `[（(]\\s*(${PART}(?:\\s*[;；]\\s*${PART}){0,${MOST_ORDER_GROUPS - 1}})\\s*[)）]\\s*[。.]?\\s*$`,
  'i',
);
/** Longer than any number of blanks needs. */
const LONGEST = 200;

export interface SaidOrder {
  /** Without the remark about the order. */
  text: string;
  /** `all`: every blank; null: no remark. */
  order: number[][] | 'all' | null;
}

/** Splits a remark about the order off the end of the answers: `钙；磷（顺序不限）`, `钙；磷；钠（1、2 顺序不限）`. */
export function takeOrder(text: string): SaidOrder {
  const start = Math.max(0, text.length - LONGEST);
  const match = SAID.exec(text.slice(start));
  const before = match ? text.slice(0, start + match.index).trimEnd() : '';
  if (!match || before === '') return { text, order: null };
  const groups = (match[1] as string).split(/[;；]/).map((part) => (part.match(/[①-⑩]|\d+/g) ?? []).map(numberOf));
  if (groups.length === 1 && groups[0]?.length === 0) return { text: before, order: 'all' };
  return { text: before, order: groups.map((group) => group.map((number) => number - 1)) };
}

const numberOf = (sign: string): number => {
  const circled = '①②③④⑤⑥⑦⑧⑨⑩'.indexOf(sign);
  return circled === -1 ? Number(sign) : circled + 1;
};

/**
 * The groups in ascending order without duplicates; null when a group has fewer than two blanks or names a blank that
 * does not exist or is in another group.
 */
export function orderOf({ groups, blankCount }: { groups: AnyOrder; blankCount: number }): number[][] | null {
  const all = groups.flat();
  const isThere = all.every((blank) => Number.isInteger(blank) && blank >= 0 && blank < blankCount);
  if (!isThere || new Set(all).size < all.length || groups.some((group) => group.length < 2)) return null;
  return groups.map((group) => [...group].sort((a, b) => a - b)).sort(([a = 0], [b = 0]) => a - b);
}

export const wholeOrder = (blankCount: number): number[][] =>
  blankCount < 2 ? [] : [Array.from({ length: blankCount }, (_, blank) => blank)];

/** The form in files, counted from 1; empty when the order matters. */
export const authoredOrder = ({ anyOrder = [] }: { anyOrder?: AnyOrder }): { anyOrder?: number[][] } =>
  anyOrder.length === 0 ? {} : { anyOrder: anyOrder.map((group) => group.map((blank) => blank + 1)) };

/** The remark that `takeOrder` reads back; empty when the order matters. */
export function orderText({
  anyOrder = [],
  blankCount,
  language,
}: {
  anyOrder?: AnyOrder;
  blankCount: number;
  language: 'zh-CN' | 'en';
}): string {
  if (anyOrder.length === 0) return '';
  const isWhole = anyOrder.length === 1 && anyOrder[0]?.length === blankCount;
  const numbers = (group: readonly number[]): string =>
    group.map((blank) => blank + 1).join(language === 'en' ? ', ' : '、');
  return language === 'en'
    ? ` (${isWhole ? 'any order' : anyOrder.map((group) => `${numbers(group)} in any order`).join('; ')})`
    : `（${isWhole ? '顺序不限' : anyOrder.map((group) => `${numbers(group)} 顺序不限`).join('；')}）`;
}
