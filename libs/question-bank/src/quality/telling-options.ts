export interface OptionsToCompare {
  right: readonly string[];
  wrong: readonly string[];
}

const HEDGES = ['通常', '一般', '可能', '往往', '大多'];
const ABSOLUTES = ['一定', '绝对', '完全', '从不', '所有', '永远', '必定'];

/**
 * How the wording of options reveals the key: a hedge in right options only (“可能”), or an absolute in wrong options
 * only (“一定”). Null: neither.
 */
export function tellingWording(options: OptionsToCompare): string | null {
  const telling = tellingWord(options);
  if (telling === null) return null;
  return telling.kind === 'hedge'
    ? `only the key is hedged (${telling.word})`
    : `only wrong options are absolute (${telling.word})`;
}

/** The revealing word and its kind. */
export function tellingWord({ right, wrong }: OptionsToCompare): { kind: 'hedge' | 'absolute'; word: string } | null {
  if (right.length === 0 || wrong.length === 0) return null;
  const hedge = firstSaid({ words: HEDGES, options: right });
  if (hedge && !firstSaid({ words: HEDGES, options: wrong })) return { kind: 'hedge', word: hedge };
  const absolute = firstSaid({ words: ABSOLUTES, options: wrong });
  if (absolute && !firstSaid({ words: ABSOLUTES, options: right })) return { kind: 'absolute', word: absolute };
  return null;
}

// “不一定” and “不可能” are neither.
const firstSaid = ({ words, options }: { words: readonly string[]; options: readonly string[] }): string | null =>
  words.find((word) => options.some((option) => new RegExp(`(?<!不|尽)${word}`, 'u').test(option))) ?? null;
