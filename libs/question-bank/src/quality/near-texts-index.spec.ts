import { NearTexts, type ComparedQuestion, type NearText } from './near-texts';

const BANDS = 16;
const ROWS = 3;
const MOST_COMPARED = 24;

const mixed = (value: number): number => {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The same rules with one list for each key of a band, as slow as it is short. */
class PlainTexts {
  private readonly added: { whole: number[]; stem: number[]; stimulus: number[]; question: ComparedQuestion }[] = [];
  private readonly buckets = new Map<string, number[]>();

  add(question: ComparedQuestion): NearText[] {
    const { stem, options, type, group } = question;
    const one = {
      question,
      whole: pairsOf([stem, ...(type === 'true_false' ? [] : [...options].sort())]),
      stem: pairsOf([stem]),
      stimulus: group === null || group.format === 'B1' ? [] : pairsOf([group.stimulus ?? '']),
    };
    const index = this.added.push(one) - 1;
    if (one.whole.length < 5) return [];
    const found = new Set<number>();
    for (const key of keysOf(one.whole)) {
      const bucket = this.buckets.get(key) ?? [];
      for (const other of bucket.slice(-MOST_COMPARED)) found.add(other);
      this.buckets.set(key, [...bucket, index]);
    }
    return [...found]
      .map((other) => ({ index: other, percent: percentOf(one, this.added[other]!) }))
      .filter(({ percent }) => percent >= 80)
      .sort((a, b) => b.percent - a.percent || a.index - b.index);
  }
}

const pairsOf = (texts: string[]): number[] =>
  texts.flatMap((text) =>
    text.length === 1
      ? [mixed(text.charCodeAt(0))]
      : Array.from({ length: Math.max(0, text.length - 1) }, (_, place) =>
          mixed((text.charCodeAt(place) << 16) ^ text.charCodeAt(place + 1)),
        ),
  );

const keysOf = (pairs: number[]): string[] =>
  Array.from({ length: BANDS }, (_, band) =>
    Array.from({ length: ROWS }, (_none, row) => {
      const seed = mixed(0x9e3779b9 * (band * ROWS + row + 1));
      return pairs.reduce((least, pair) => Math.min(least, mixed(pair ^ seed)), 0xffffffff);
    }).reduce((key, least) => mixed(key ^ least), 0),
  ).map((key, band) => `${band} ${key}`);

type Plain = ReturnType<() => PlainTexts['added'][number]>;

function percentOf(one: Plain, other: Plain): number {
  const inOneGroup = one.question.groupId !== null && one.question.groupId === other.question.groupId;
  const sides: [number[], number[]][] =
    inOneGroup && one.question.group?.format === 'B1'
      ? [[one.stem, other.stem]]
      : inOneGroup
        ? [[one.whole, other.whole]]
        : [
            [one.whole, other.whole],
            [one.stimulus, other.stimulus],
          ];
  const common = sides.reduce((sum, [a, b]) => sum + commonOf(a, b), 0);
  const all = sides.reduce((sum, [a, b]) => sum + a.length + b.length, 0);
  return all === 0 ? 0 : Math.floor((200 * common) / all);
}

function commonOf(one: number[], other: number[]): number {
  const left = new Map<number, number>();
  for (const pair of other) left.set(pair, (left.get(pair) ?? 0) + 1);
  return one.filter((pair) => {
    const count = left.get(pair) ?? 0;
    left.set(pair, count - 1);
    return count > 0;
  }).length;
}

describe('the index of near texts', () => {
  let state = 11;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const text = (length: number): string =>
    Array.from({ length }, () => String.fromCharCode(0x4e00 + below(400))).join('');
  const GROUPS = [
    null,
    null,
    { format: 'A3', stimulus: text(60) },
    { format: 'B1', stimulus: null },
    { format: 'A4', stimulus: text(40) },
  ];

  function* questions(count: number): Generator<ComparedQuestion> {
    const made: ComparedQuestion[] = [];
    for (let number = 0; number < count; number += 1) {
      // Every twelfth is the first one again, more often than one band is followed.
      if (number % 12 === 11) {
        yield made[0]!;
        continue;
      }
      const before = below(4) === 0 ? undefined : made[below(made.length + 1)];
      const place = below(30);
      const changed = before && `${before.stem.slice(0, place)}${text(2)}${before.stem.slice(place + 2)}`;
      const stem = changed ?? text(number === 0 ? 40 : below(50));
      const at = below(GROUPS.length);
      const question: ComparedQuestion = {
        type: below(5) === 0 ? 'true_false' : 'single_choice',
        stem,
        options: before && below(2) === 0 ? before.options : [text(8), text(1), text(12)],
        group: GROUPS[at]!,
        groupId: GROUPS[at] === null ? null : String(at),
      };
      made.push(question);
      yield question;
    }
  }

  it('yields what a plain list for each key yields, while it grows', () => {
    const [index, plain] = [new NearTexts(), new PlainTexts()];
    let pairs = 0;
    for (const question of questions(1_200)) {
      const near = index.add(question);
      expect(near).toEqual(plain.add(question));
      pairs += near.length;
    }
    expect(pairs).toBeGreaterThan(2_000);
  });
});
