/** Normalisation of rules 1, for runs scored by them; reads 10⁹ as 109. Never changes. */
export const firstAnswerForm = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
