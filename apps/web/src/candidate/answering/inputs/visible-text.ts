/** Without white space at its ends, and without zero-width and other characters that nobody sees. */
export const visibleText = (text: string): string =>
  text.replace(/[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]|(?!\s)\p{Cc}/gu, '').trim();
