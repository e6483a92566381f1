/**
 * The length of a few ordinary questions: any texts this short and without a formula are checked in a few milliseconds.
 */
const MAX_SHORT = 12_000;
/** What an empty text counts, because each has a cost of its own. */
const EMPTY = 100;

/** Whether these texts are checked faster than a thread for them starts. */
export const areShort = (texts: readonly string[]): boolean =>
  texts.reduce((sum, { length }) => sum + EMPTY + length, 0) <= MAX_SHORT && !texts.some((text) => text.includes('$'));
