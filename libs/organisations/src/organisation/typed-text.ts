// What an input method or a spreadsheet leaves in a cell that nobody sees.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** What a person meant to type: full-width letters and digits become plain ones, invisible characters and outer spaces go. */
export const cleanText = (typed: string): string =>
  typed.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

/** The same for numbers and codes: no space or hyphen is part of one, letters are capitals. */
export const cleanCode = (typed: string): string =>
  cleanText(typed)
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase();
