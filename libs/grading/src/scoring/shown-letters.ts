const FIRST_LETTER = 'A'.charCodeAt(0);
const MAX_OPTIONS = 26;

/** The authored index of the option shown at each place of this paper. */
export type OptionOrder = readonly number[];

/** The authored index of the option with this letter on this paper; null for any other value. */
export function authoredIndex({ letter, optionOrder }: { letter: unknown; optionOrder: OptionOrder }): number | null {
  if (typeof letter !== 'string' || letter.length !== 1) return null;
  const place = letter.charCodeAt(0) - FIRST_LETTER;
  return place >= 0 && place < MAX_OPTIONS && place < optionOrder.length ? optionOrder[place] : null;
}

/** Null when the value is not a list, or when an element is not a letter of this paper. */
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
