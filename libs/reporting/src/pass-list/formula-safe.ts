/** Text that a spreadsheet would take for a formula gets an apostrophe before it. Source: OWASP, "CSV Injection". */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
