export interface GiftBlock {
  /** Without comments. */
  text: string;
  /** 1-based. */
  line: number;
  lastLine: number;
  tags: string[];
}

const TAG = /\[tag:([^\]\n]{1,200})\]/g;
const BEGINS_QUESTION = /^\s*::/;

/** Splits a file into questions at blank lines, except inside braces that are closed further down. */
export function splitGift(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let lines: string[] = [];
  let first = 0;
  let last = 0;
  let tags: string[] = [];
  let open = 0;
  const end = (): void => {
    if (lines.some((line) => line.trim() !== '')) {
      blocks.push({ text: lines.join('\n'), line: first, lastLine: last, tags });
      tags = [];
    }
    lines = [];
    open = 0;
  };
  const all = text.split('\n');
  const closes = closingBefore(all);
  all.forEach((line, index) => {
    if (/^\s*\/\//.test(line)) {
      for (const [, tag = ''] of line.matchAll(TAG)) tags.push(tag.trim());
      return;
    }
    if (line.trim() === '' && (open <= 0 || !closes[index])) {
      end();
      return;
    }
    if (
      /^\s*\$CATEGORY\s*:/i.test(line) ||
      (open <= 0 && BEGINS_QUESTION.test(line) && /\}\s*$/.test(lines.at(-1) ?? ''))
    )
      end();
    if (lines.length === 0) {
      if (line.trim() === '') return;
      first = index + 1;
    }
    lines.push(line);
    last = index + 1;
    open += depthChange(line);
    if (/^\s*\$CATEGORY\s*:/i.test(line)) end();
  });
  end();
  return blocks;
}

function depthChange(line: string): number {
  let change = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '{') change += 1;
    else if (line[at] === '}') change -= 1;
  }
  return change;
}

/** For each line: whether a brace is closed below it before another one opens or another question begins. */
function closingBefore(lines: readonly string[]): boolean[] {
  const found: boolean[] = [];
  let closes = false;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    found[index] = closes;
    const line = (lines[index] ?? '').replace(/\\./g, '');
    if (BEGINS_QUESTION.test(line) || /^\s*\$CATEGORY/i.test(line)) closes = false;
    else {
      const brace = /[{}]/.exec(line)?.[0];
      if (brace !== undefined) closes = brace === '}';
    }
  }
  return found;
}
