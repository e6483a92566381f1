/** The length of a few ordinary questions whose form the server wrote; without a formula, a check takes milliseconds. */
export const SHORT = 12_000;
/** The same of a file that somebody wrote: made to stall the parser, this much takes it some 50 ms. */
export const SHORT_FILE = 6_000;
/** What an empty text counts, because each has a cost of its own. */
const EMPTY = 100;

/** Whether these texts are checked faster than a thread for them starts. */
export const areShort = (texts: readonly string[], most = SHORT): boolean =>
  texts.reduce((sum, { length }) => sum + EMPTY + length, 0) <= most && !texts.some((text) => text.includes('$'));
