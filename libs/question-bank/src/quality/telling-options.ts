export interface OptionsToCompare {
  right: readonly string[];
  wrong: readonly string[];
}

const HEDGES = ['通常', '一般', '可能', '往往', '大多'];
const ABSOLUTES = ['一定', '绝对', '完全', '从不', '所有', '永远', '必定'];

/**
 * What the wording of options tells to who knows nothing: a hedge in the right ones alone (“可能”), or an absolute in the wrong
 * ones alone (“一定”). Null: neither.
 */
export function tellingWording({ right, wrong }: OptionsToCompare): string | null {
  if (right.length === 0 || wrong.length === 0) return null;
  const hedge = firstSaid({ words: HEDGES, options: right });
  if (hedge && !firstSaid({ words: HEDGES, options: wrong })) return `only the key is hedged (${hedge})`;
  const absolute = firstSaid({ words: ABSOLUTES, options: wrong });
  if (absolute && !firstSaid({ words: ABSOLUTES, options: right }))
    return `only wrong options are absolute (${absolute})`;
  return null;
}

// “不一定” and “不可能” are neither.
const firstSaid = ({ words, options }: { words: readonly string[]; options: readonly string[] }): string | null =>
  words.find((word) => options.some((option) => new RegExp(`(?<!不|尽)${word}`, 'u').test(option))) ?? null;
