import { isHanAlone } from '../question/search-text';
import { BandIndex } from './band-index';
import { NO_PAIRS, PairStore, type KeptPairs } from './kept-pairs';

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
  whole: KeptPairs;
  /** Of a member of a group; nothing for a single question. */
  stem: KeptPairs;
  stimulus: KeptPairs;
  format: string | null;
  groupId: string | null;
}

/**
 * Finds questions that ask nearly the same, among any number: MinHash over character pairs; only questions that share a
 * band are compared. At 80 % in common, about one pair in a hundred is missed. Source: Broder 1997; Dice 1945 for the
 * comparison.
 */
export class NearTexts {
  private readonly shapes: Shape[] = [];
  private readonly kept = new PairStore();
  private readonly index = new BandIndex(BANDS);
  private readonly stimuli = new Map<string, KeptPairs>();

  get size(): number {
    return this.shapes.length;
  }

  /** Adds a question; returns the similar ones among those added before, most alike first. */
  add(question: ComparedQuestion): NearText[] {
    const shape = this.shapeOf(question);
    this.shapes.push(shape);
    const isShort = lengthOf(shape.whole) < FEWEST_PAIRS;
    const candidates = this.index.add(isShort ? null : bandsOf(shape.whole), MAX_COMPARED);
    const near = candidates.flatMap((other) => {
      const percent = percentOf(shape, this.shapes[other] as Shape);
      return percent >= NEAR_PERCENT ? [{ index: other, percent }] : [];
    });
    return near.sort((one, two) => two.percent - one.percent || one.index - two.index);
  }

  private shapeOf({ type, stem, options, group, groupId }: ComparedQuestion): Shape {
    const asked = comparedForm(stem);
    const offered = type === 'true_false' ? [] : options.map(comparedForm).sort();
    return {
      whole: this.kept.keep(pairsOf([asked, ...offered])),
      stem: groupId === null ? NO_PAIRS : this.kept.keep(pairsOf([asked])),
      stimulus: this.stimulusOf(group),
      format: group?.format ?? null,
      groupId,
    };
  }

  /** The case, encoded once for all its questions. The heading of shared options carries no meaning. */
  private stimulusOf(group: ComparedQuestion['group']): KeptPairs {
    if (group === null || group.format === 'B1' || group.stimulus === null) return NO_PAIRS;
    const known = this.stimuli.get(group.stimulus);
    if (known) return known;
    const pairs = this.kept.keep(pairsOf([comparedForm(group.stimulus)]));
    this.stimuli.set(group.stimulus, pairs);
    return pairs;
  }
}

const SEEDS = seedsOf(HASHES);
const least = new Uint32Array(HASHES);
const bands = new Uint32Array(BANDS);

/** A key for each band; valid until the next call. */
function bandsOf({ block, start, end }: KeptPairs): Uint32Array {
  for (let hash = 0; hash < HASHES; hash += 1) {
    const seed = SEEDS[hash] as number;
    let smallest = 0xffffffff;
    for (let place = start; place < end; place += 1) {
      const value = mixed((block[place] as number) ^ seed);
      if (value < smallest) smallest = value;
    }
    least[hash] = smallest;
  }
  for (let band = 0; band < BANDS; band += 1) {
    let key = 0;
    for (let row = 0; row < ROWS; row += 1) key = mixed(key ^ (least[band * ROWS + row] as number));
    bands[band] = key;
  }
  return bands;
}

/** Without width, case, white space and punctuation. */
function comparedForm(text: string): string {
  const compared = text.slice(0, MAX_CHARACTERS);
  if (isHanAlone(compared)) return compared;
  return compared
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{Cf}\s]/gu, '');
}

let hashed = new Uint32Array(1024);

/** Sorted; valid until the next call. */
function pairsOf(texts: readonly string[]): Uint32Array {
  const most = texts.reduce((sum, text) => sum + text.length, 0);
  if (most > hashed.length) hashed = new Uint32Array(most * 2);
  let count = 0;
  for (const text of texts) {
    // A single-character option has no pair, so its character is hashed.
    if (text.length === 1) hashed[count++] = mixed(text.charCodeAt(0));
    for (let place = 1; place < text.length; place += 1)
      hashed[count++] = mixed((text.charCodeAt(place - 1) << 16) ^ text.charCodeAt(place));
  }
  return hashed.subarray(0, count).sort();
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

const lengthOf = ({ start, end }: KeptPairs): number => end - start;

function share(sides: readonly [KeptPairs, KeptPairs][]): number {
  let common = 0;
  let all = 0;
  for (const [one, other] of sides) {
    common += commonOf(one, other);
    all += lengthOf(one) + lengthOf(other);
  }
  return all === 0 ? 0 : Math.floor((200 * common) / all);
}

function commonOf(one: KeptPairs, other: KeptPairs): number {
  let common = 0;
  for (let left = one.start, right = other.start; left < one.end && right < other.end;) {
    const [a, b] = [one.block[left] as number, other.block[right] as number];
    if (a === b) common += 1;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
  }
  return common;
}
