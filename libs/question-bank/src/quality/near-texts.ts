/** The parts of a question that are compared. */
export interface ComparedQuestion {
  type: string | null;
  stem: string;
  options: readonly string[];
  group: { format: string; stimulus: string | null } | null;
  /** The same for all questions of a group; null for a single question. */
  groupId: string | null;
}

export interface NearText {
  /** Index of the earlier question, in the order of adding. */
  index: number;
  /** Whole per cent. */
  percent: number;
}

/** Minimum share of common character pairs; below it the questions are different. */
export const NEAR_PERCENT = 80;
/** Shorter questions have too little text to compare. */
const FEWEST_PAIRS = 5;
const MAX_CHARACTERS = 3_000;
const BANDS = 16;
const ROWS = 3;
const HASHES = BANDS * ROWS;
/**
 * Maximum number of questions compared in a shared band, latest first, so that a text repeated a thousand times stays
 * cheap.
 */
const MAX_COMPARED = 24;

interface Shape {
  /** Hashed pairs of adjacent characters, sorted. */
  whole: Uint32Array;
  stem: Uint32Array;
  stimulus: Uint32Array;
  format: string | null;
  groupId: string | null;
}

const NONE = new Uint32Array(0);

/**
 * Finds questions that ask nearly the same, among any number: MinHash over character pairs; only questions that share a
 * band are compared. At 80 % in common, about one pair in a hundred is missed. Source: Broder 1997; Dice 1945 for the
 * comparison.
 */
export class NearTexts {
  private readonly shapes: Shape[] = [];
  private readonly heads: Map<number, number>[] = Array.from({ length: BANDS }, () => new Map<number, number>());
  /** For each question and band, the previous question in the same bucket; −1 for none. */
  private links = new Int32Array(1024 * BANDS);
  private readonly seeds = seedsOf(HASHES);
  private readonly stimuli = new Map<string, Uint32Array>();

  get size(): number {
    return this.shapes.length;
  }

  /** Adds a question; returns the similar ones among those added before, most alike first. */
  add(question: ComparedQuestion): NearText[] {
    const shape = this.shapeOf(question);
    const index = this.shapes.push(shape) - 1;
    this.grow(index);
    const isShort = shape.whole.length < FEWEST_PAIRS;
    const candidates = isShort ? [] : this.link({ index, bands: this.bandsOf(shape.whole) });
    const near = candidates.flatMap((other) => {
      const percent = percentOf(shape, this.shapes[other] as Shape);
      return percent >= NEAR_PERCENT ? [{ index: other, percent }] : [];
    });
    return near.sort((one, two) => two.percent - one.percent || one.index - two.index);
  }

  private link({ index, bands }: { index: number; bands: Uint32Array }): number[] {
    const found = new Set<number>();
    for (let band = 0; band < BANDS; band += 1) {
      const heads = this.heads[band] as Map<number, number>;
      const key = bands[band] as number;
      let other = heads.get(key) ?? -1;
      this.links[index * BANDS + band] = other;
      heads.set(key, index);
      for (let met = 0; other >= 0 && met < MAX_COMPARED; met += 1) {
        found.add(other);
        other = this.links[other * BANDS + band] as number;
      }
    }
    return [...found];
  }

  private bandsOf(pairs: Uint32Array): Uint32Array {
    const least = new Uint32Array(HASHES).fill(0xffffffff);
    for (const pair of pairs)
      for (let hash = 0; hash < HASHES; hash += 1) {
        const value = mixed(pair ^ (this.seeds[hash] as number));
        if (value < (least[hash] as number)) least[hash] = value;
      }
    const bands = new Uint32Array(BANDS);
    for (let band = 0; band < BANDS; band += 1) {
      let key = 0;
      for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ (least[band * ROWS + row] as number));
      bands[band] = key;
    }
    return bands;
  }

  private shapeOf({ type, stem, options, group, groupId }: ComparedQuestion): Shape {
    const asked = comparedForm(stem);
    const offered = type === 'true_false' ? [] : options.map(comparedForm).sort();
    return {
      whole: pairsOf([asked, ...offered]),
      stem: pairsOf([asked]),
      stimulus: this.stimulusOf(group),
      format: group?.format ?? null,
      groupId,
    };
  }

  /** The case, encoded once for all its questions. The heading of shared options carries no meaning. */
  private stimulusOf(group: ComparedQuestion['group']): Uint32Array {
    if (group === null || group.format === 'B1' || group.stimulus === null) return NONE;
    const known = this.stimuli.get(group.stimulus);
    if (known) return known;
    const pairs = pairsOf([comparedForm(group.stimulus)]);
    this.stimuli.set(group.stimulus, pairs);
    return pairs;
  }

  private grow(index: number): void {
    if ((index + 1) * BANDS <= this.links.length) return;
    const grown = new Int32Array(this.links.length * 2);
    grown.set(this.links);
    this.links = grown;
  }
}

/** Without width, case, white space and punctuation. */
const comparedForm = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{Cf}\s]/gu, '');

function pairsOf(texts: readonly string[]): Uint32Array {
  const hashed: number[] = [];
  for (const text of texts) {
    // A single-character option has no pair, so its character is hashed.
    if (text.length === 1) hashed.push(mixed(text.charCodeAt(0)));
    for (let place = 1; place < text.length; place += 1)
      hashed.push(mixed((text.charCodeAt(place - 1) << 16) ^ text.charCodeAt(place)));
  }
  return Uint32Array.from(hashed).sort();
}

function mixed(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function seedsOf(count: number): Uint32Array {
  const seeds = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) seeds[index] = mixed(0x9e3779b9 * (index + 1));
  return seeds;
}

/** Questions of one group share their case and, in a B1 group, their options, so these are not compared. */
function percentOf(one: Shape, other: Shape): number {
  const inOneGroup = one.groupId !== null && one.groupId === other.groupId;
  if (inOneGroup && one.format === 'B1') return share([[one.stem, other.stem]]);
  if (inOneGroup) return share([[one.whole, other.whole]]);
  return share([
    [one.whole, other.whole],
    [one.stimulus, other.stimulus],
  ]);
}

function share(sides: readonly [Uint32Array, Uint32Array][]): number {
  let common = 0;
  let all = 0;
  for (const [one, other] of sides) {
    common += commonOf(one, other);
    all += one.length + other.length;
  }
  return all === 0 ? 0 : Math.floor((200 * common) / all);
}

function commonOf(one: Uint32Array, other: Uint32Array): number {
  let common = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length;) {
    const [a, b] = [one[left] as number, other[right] as number];
    if (a === b) common += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
  }
  return common;
}
