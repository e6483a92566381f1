export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

// A word is a Chinese character, or a run of letters, digits and dots.
const WORD = /\p{Script=Han}|[\p{L}\p{N}_.]+|\s+|[^\p{L}\p{N}\s]/gu;
/** Beyond this the differing middle of a text is shown as replaced, because the comparison is quadratic. */
const MAX_WORDS = 1_500;

/** Compares two texts word by word: common, removed and added pieces. */
export function wordDifference({ older, newer }: { older: string; newer: string }): Piece[] {
  const [a, b] = [older.match(WORD) ?? [], newer.match(WORD) ?? []];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = { a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
  return joined([
    ...a.slice(0, start).map(same),
    ...(middle.a.length > MAX_WORDS || middle.b.length > MAX_WORDS
      ? [...middle.a.map(removed), ...middle.b.map(added)]
      : compared(middle)),
    ...a.slice(a.length - end).map(same),
  ]);
}

const same = (text: string): Piece => ({ kind: 'same', text });
const removed = (text: string): Piece => ({ kind: 'removed', text });
const added = (text: string): Piece => ({ kind: 'added', text });

/** Longest common subsequence of words. */
function compared({ a, b }: { a: string[]; b: string[] }): Piece[] {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push(same(a[i] as string));
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push(removed(a[i] as string));
      i += 1;
    } else {
      pieces.push(added(b[j] as string));
      j += 1;
    }
  }
  return [...pieces, ...a.slice(i).map(removed), ...b.slice(j).map(added)];
}

function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}
