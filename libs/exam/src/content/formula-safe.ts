/** Marks text that a spreadsheet might take for a formula with `'`, which also survives saving as CSV. */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
