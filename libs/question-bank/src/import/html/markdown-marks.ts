import type { HtmlElement } from './html-element';

/** Elements that become bold. Underline is included: papers often underline 不正确. */
export const BOLD = ['b', 'strong', 'u', 'em', 'ins', 'mark'] as const;

export function heading(content: string, node: HtmlElement): string {
  const words = content.replace(/\s+/g, ' ').trim();
  const level = Math.max(2, Number(node.nodeName.charAt(1)));
  return words === '' ? '' : `\n\n${'#'.repeat(level)} ${words}\n\n`;
}

export function codeBlock(node: HtmlElement): string {
  const text = (node.textContent ?? '').replace(/```/g, '` ``').replace(/^\n|\n$/g, '');
  return `\n\n\`\`\`\n${text}\n\`\`\`\n\n`;
}

/** A quotation. Lines that begin like a comparison keep their text without the `>` mark. */
export function quotation(content: string): string {
  const lines = content.trim().split('\n');
  const marked = lines.every((line) => !/^ *[\d.=≥≤<>+-]/.test(line));
  return `\n\n${marked ? lines.map((line) => `> ${line}`.trimEnd()).join('\n') : lines.join('\n')}\n\n`;
}

export function bold(content: string, node: HtmlElement): string {
  if (content.trim() === '' || insideBold(node)) return content;
  return content
    .split('\n')
    .map((line) =>
      line.replace(/^(\s*)(.*?)(\s*)$/, (_whole, before: string, words: string, after: string) => {
        if (words === '') return before + after;
        // Nested bold is removed; a picture or formula alone is not made bold.
        return `${before}**${words.replaceAll('**', '')}**${after}`;
      }),
    )
    .join('\n');
}

function insideBold(node: HtmlElement): boolean {
  for (let above = node.parentNode; above !== null; above = above.parentNode)
    if ((BOLD as readonly string[]).includes(above.nodeName.toLowerCase())) return true;
  return false;
}

export function listItem(content: string, node: HtmlElement): string {
  const list = node.parentNode;
  const ordered = list?.nodeName === 'OL';
  const start = Number(list?.getAttribute('start') ?? '1') || 1;
  const place = Array.from<unknown>(list?.children ?? []).indexOf(node);
  const marker = ordered ? `${start + place}.` : '-';
  const text = content
    .trim()
    .replace(/\n{2,}/g, '\n')
    .replace(/\n/g, '\n  ');
  return `${marker} ${text}\n`;
}

export function link(content: string, node: HtmlElement): string {
  const address = node.getAttribute('href') ?? '';
  const words = content.trim();
  if (!/^https?:\/\/[^\s()<>"']+$/i.test(address) || words === '' || /[[\]\n]/.test(words)) return content;
  return `[${words}](${address})`;
}

export function inlineCode(node: HtmlElement): string {
  const text = (node.textContent ?? '').replace(/\s+/g, ' ');
  if (text.trim() === '') return '';
  if (node.parentNode?.nodeName === 'PRE') return text;
  if (!text.includes('`')) return `\`${text}\``;
  return text.includes('``') || text.endsWith('`') ? text.replace(/`/g, '\\`') : `\`\`${text}\`\``;
}
