/** Text that a spreadsheet might take for a formula is marked as text, also when the sheet is later saved as CSV. */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
