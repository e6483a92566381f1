import type { AnalysedItem, AnsweredCell } from './analysed-item';

const CELLS_A_CHUNK = 8192;
const MOST_CODES = 65_536;

/** A mark and the choice that earned it. */
export interface MarkedChoice {
  markMillipoints: number;
  chosen: number | null;
}

/** An item has more different marks and choices than a cell can encode. */
export class TooManyDifferentMarks extends Error {
  constructor(readonly itemId: string) {
    super(`Item ${itemId} has more than ${MOST_CODES} different marks and choices`);
  }
}

/**
 * The marks of each person for each item. People are added one by one, as pages of results or lines of a file arrive. A
 * cell takes six bytes: the person, and a code for one of the item's few pairs of mark and choice.
 */
export class MarkTable {
  readonly items: AnalysedItem[] = [];
  /** In the order of the items. */
  readonly columns: ItemColumn[] = [];
  private totals = new Float64Array(1024);
  private paperMaxima = new Float64Array(1024);
  private people = 0;

  constructor(items: readonly AnalysedItem[] = []) {
    for (const item of items) this.addItem(item);
  }

  /** Adds an item, also after the first people; returns its index. */
  addItem(item: AnalysedItem): number {
    this.columns.push(new ItemColumn(item.id));
    return this.items.push(item) - 1;
  }

  get personCount(): number {
    return this.people;
  }

  /** By person, in the order of adding. */
  get totalMillipoints(): Float64Array {
    return this.totals.subarray(0, this.people);
  }

  /** By person: the maximum of the person's paper. */
  get paperMaxMillipoints(): Float64Array {
    return this.paperMaxima.subarray(0, this.people);
  }

  /** @throws TooManyDifferentMarks */
  addPerson(cells: Iterable<AnsweredCell>): void {
    if (this.people === this.totals.length) {
      this.totals = grown(this.totals);
      this.paperMaxima = grown(this.paperMaxima);
    }
    let total = 0;
    let max = 0;
    for (const { item, markMillipoints, chosen } of cells) {
      const { counts, maxMillipoints } = this.items[item] as AnalysedItem;
      (this.columns[item] as ItemColumn).add({ person: this.people, markMillipoints, chosen });
      if (!counts) continue;
      total += markMillipoints;
      max += maxMillipoints;
    }
    this.totals[this.people] = total;
    this.paperMaxima[this.people] = max;
    this.people += 1;
  }
}

/** The cells of one item. */
export class ItemColumn {
  /** The pair of mark and choice of each code. */
  readonly pairs: MarkedChoice[] = [];
  count = 0;
  private readonly codes = new Map<number, Map<number | null, number>>();
  private readonly personChunks: Uint32Array[] = [];
  private readonly codeChunks: Uint16Array[] = [];

  constructor(private readonly itemId: string) {}

  add({ person, ...pair }: MarkedChoice & { person: number }): void {
    const place = this.count % CELLS_A_CHUNK;
    if (place === 0) {
      this.personChunks.push(new Uint32Array(CELLS_A_CHUNK));
      this.codeChunks.push(new Uint16Array(CELLS_A_CHUNK));
    }
    (this.personChunks.at(-1) as Uint32Array)[place] = person;
    (this.codeChunks.at(-1) as Uint16Array)[place] = this.codeOf(pair);
    this.count += 1;
  }

  forEach(visit: (person: number, code: number) => void): void {
    for (let from = 0, chunk = 0; from < this.count; from += CELLS_A_CHUNK, chunk += 1) {
      const people = this.personChunks[chunk] as Uint32Array;
      const codes = this.codeChunks[chunk] as Uint16Array;
      const end = Math.min(CELLS_A_CHUNK, this.count - from);
      for (let place = 0; place < end; place += 1) visit(people[place] as number, codes[place] as number);
    }
  }

  private codeOf({ markMillipoints, chosen }: MarkedChoice): number {
    let ofMark = this.codes.get(markMillipoints);
    if (!ofMark) {
      ofMark = new Map<number | null, number>();
      this.codes.set(markMillipoints, ofMark);
    }
    let code = ofMark.get(chosen);
    if (code !== undefined) return code;
    code = this.pairs.length;
    if (code === MOST_CODES) throw new TooManyDifferentMarks(this.itemId);
    ofMark.set(chosen, code);
    this.pairs.push({ markMillipoints, chosen });
    return code;
  }
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
