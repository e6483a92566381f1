const FIRST_LETTER = 'A'.charCodeAt(0);
const MAX_OPTIONS = 26;

/** At each place of this paper the index of the authored option that is shown there. */
export type OptionOrder = readonly number[];

/** The authored index of the option behind a letter of this paper; null for anything that is no letter of it. */
export function authoredIndex({ letter, optionOrder }: { letter: unknown; optionOrder: OptionOrder }): number | null {
  if (typeof letter !== 'string' || letter.length !== 1) return null;
  const place = letter.charCodeAt(0) - FIRST_LETTER;
  return place >= 0 && place < MAX_OPTIONS && place < optionOrder.length ? optionOrder[place] : null;
}

/** Null when one of them is no letter of this paper, or when it is no list of letters at all. */
export function authoredIndexes({
  letters,
  optionOrder,
}: {
  letters: unknown;
  optionOrder: OptionOrder;
}): number[] | null {
  if (!Array.isArray(letters)) return null;
  const indexes: number[] = [];
  for (const letter of letters as unknown[]) {
    const index = authoredIndex({ letter, optionOrder });
    if (index === null) return null;
    indexes.push(index);
  }
  return indexes;
}
