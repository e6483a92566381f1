/** Of rules 1, for the runs that were made by them: it takes 109 for 10⁹. Never changes. */
export const firstAnswerForm = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
