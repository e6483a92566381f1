/** Slots at the beginning; a power of two. */
const FEWEST_SLOTS = 1024;
const FEWEST_ENTRIES = 64;

/**
 * For each band the entries with the same key, newest first. Typed arrays, because a map for each band takes several
 * times the memory and the garbage collector walks through it.
 */
export class BandIndex {
  private entries = 0;
  /** By node, which is `entry * bands + band`. */
  private keys: Uint32Array;
  /** The next older node with the same band and key; −1 for none. */
  private older: Int32Array;
  /** The newest node of each band and key, plus one; 0 where the slot is free. */
  private slots = new Int32Array(FEWEST_SLOTS);
  private filledSlots = 0;

  constructor(private readonly bands: number) {
    this.keys = new Uint32Array(FEWEST_ENTRIES * bands);
    this.older = new Int32Array(FEWEST_ENTRIES * bands);
  }

  /**
   * Adds an entry with its key for each band; returns the entries that share one, at most `most` of each band, without
   * order. Null adds an entry that shares nothing.
   */
  add(keys: Uint32Array | null, most: number): number[] {
    const entry = this.entries;
    this.entries += 1;
    if (keys === null) return [];
    this.makeRoom();
    const found = new Set<number>();
    for (let band = 0; band < this.bands; band += 1) {
      const node = entry * this.bands + band;
      this.keys[node] = keys[band] as number;
      let other = this.putFirst(node);
      this.older[node] = other;
      for (let met = 0; other >= 0 && met < most; met += 1) {
        found.add(Math.floor(other / this.bands));
        other = this.older[other] as number;
      }
    }
    return [...found];
  }

  /** Returns the node that was first for this band and key; −1 for none. */
  private putFirst(node: number): number {
    const slot = this.slotOf(node);
    const before = (this.slots[slot] as number) - 1;
    this.slots[slot] = node + 1;
    if (before < 0) this.filledSlots += 1;
    return before;
  }

  /** The slot of a node's band and key, or the free one where they belong. */
  private slotOf(node: number): number {
    const { keys, slots, bands } = this;
    const key = keys[node] as number;
    const band = node % bands;
    const last = slots.length - 1;
    for (let slot = (key + Math.imul(band, 0x9e3779b1)) & last; ; slot = (slot + 1) & last) {
      const held = (slots[slot] as number) - 1;
      if (held < 0 || (keys[held] === key && held % bands === band)) return slot;
    }
  }

  private makeRoom(): void {
    const nodes = this.entries * this.bands;
    if (nodes > this.keys.length) {
      const length = Math.max(nodes, this.keys.length * 2);
      this.keys = grown(new Uint32Array(length), this.keys);
      this.older = grown(new Int32Array(length), this.older);
    }
    // Half of the slots stay free, so that a free one is near.
    if ((this.filledSlots + this.bands) * 2 <= this.slots.length) return;
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (const held of before) if (held > 0) this.slots[this.slotOf(held - 1)] = held;
  }
}

function grown<Numbers extends Uint32Array | Int32Array>(larger: Numbers, smaller: Numbers): Numbers {
  larger.set(smaller);
  return larger;
}
