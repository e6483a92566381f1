/** Numbers in one block. A question of 60,000 characters takes a quarter of it. */
const BLOCK_LENGTH = 256 * 1024;

/** A part of a block, from `start` to before `end`. */
export interface KeptPairs {
  block: Uint32Array;
  start: number;
  end: number;
}

/** Keeps many lists of numbers in a few blocks, because an array for each list costs more than the numbers in it. */
export class PairStore {
  private block = new Uint32Array(0);
  private filled = 0;

  keep(pairs: Uint32Array): KeptPairs {
    if (this.filled + pairs.length > this.block.length) {
      this.block = new Uint32Array(Math.max(BLOCK_LENGTH, pairs.length));
      this.filled = 0;
    }
    const start = this.filled;
    this.block.set(pairs, start);
    this.filled += pairs.length;
    return { block: this.block, start, end: this.filled };
  }
}

export const NO_PAIRS: KeptPairs = { block: new Uint32Array(0), start: 0, end: 0 };
