/** Prefixes an apostrophe to text that a spreadsheet would read as a formula. Source: OWASP, "CSV Injection". */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
