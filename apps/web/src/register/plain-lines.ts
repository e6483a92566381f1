/**
 * Rules and notice as lines to read: headings and emphasis lose their marks. The Markdown parser would be shared with the
 * exam's page and make that one's first load larger.
 */
export const plainLines = (markdown: string): string =>
  markdown
    .replace(/^#{1,6}[ \t]+/gm, '')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/^[ \t]*[-*][ \t]+/gm, '· ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
