/**
 * One paper takes `needs` units of each kind. A unit is free or belongs to a cluster; a paper takes at most one unit
 * of a cluster, of whatever kind.
 */
export interface ExclusionProblem {
  /** By kind. */
  needs: readonly number[];
  /** Free units, by kind. */
  free: readonly number[];
  /** The kinds of the units of each cluster. */
  clusters: readonly (readonly number[])[];
}

/** Kinds that together want more units than one paper can have. */
export interface ExclusionShortage {
  kinds: number[];
  wants: number;
  has: number;
}

/**
 * Reserves clusters for kinds, so that a paper can always be filled: a matching of clusters to the needs that free
 * units do not cover. Each pick repairs the matching by an augmenting path, so that a draw never runs out of units.
 */
export class ExclusionRoom {
  private readonly needs: number[];
  private readonly free: number[];
  /** By cluster, the kind for which it is reserved; null: none. */
  private readonly keptFor: (number | null)[];
  private readonly isUsed: boolean[];

  constructor(
    private readonly problem: ExclusionProblem,
    from?: ExclusionRoom,
  ) {
    this.needs = [...(from?.needs ?? problem.needs)];
    this.free = [...(from?.free ?? problem.free)];
    this.keptFor = from ? [...from.keptFor] : problem.clusters.map(() => null);
    this.isUsed = from ? [...from.isUsed] : problem.clusters.map(() => false);
    if (!from) this.needs.forEach((_, kind) => this.keepFor(kind));
  }

  /** A copy to draw from; this one stays unchanged. */
  copy(): ExclusionRoom {
    return new ExclusionRoom(this.problem, this);
  }

  /** Null when a paper can be filled. */
  shortage(): ExclusionShortage | null {
    const short = this.needs.findIndex((_, kind) => this.lacks(kind) > 0);
    if (short === -1) return null;
    // Collect the kinds that hold every cluster of use to the short kind: together they lack units (Hall's theorem).
    const kinds = new Set([short]);
    const clusters = new Set<number>();
    for (const kind of kinds)
      this.problem.clusters.forEach((of, cluster) => {
        if (this.isUsed[cluster] || !of.includes(kind)) return;
        clusters.add(cluster);
        const other = this.keptFor[cluster];
        if (typeof other === 'number') kinds.add(other);
      });
    const sum = (values: readonly number[]) => [...kinds].reduce((total, kind) => total + (values[kind] ?? 0), 0);
    return { kinds: [...kinds], wants: sum(this.needs), has: sum(this.free) + clusters.size };
  }

  /** Takes a free unit of this kind. The caller has one; other kinds lose nothing by it. */
  takeFree(kind: number): void {
    this.needs[kind] = (this.needs[kind] ?? 0) - 1;
    this.free[kind] = (this.free[kind] ?? 0) - 1;
  }

  /** Takes a unit of a cluster. False, and nothing is changed, if the rest of the paper could then not be filled. */
  takeOf({ cluster, kind }: { cluster: number; kind: number }): boolean {
    if (this.isUsed[cluster]) return false;
    const before = { needs: [...this.needs], keptFor: [...this.keptFor] };
    const other = this.keptFor[cluster] ?? null;
    this.isUsed[cluster] = true;
    this.keptFor[cluster] = null;
    this.needs[kind] = (this.needs[kind] ?? 0) - 1;
    this.release(kind);
    if (other === null || other === kind || this.keepFor(other)) return true;
    this.isUsed[cluster] = false;
    before.needs.forEach((need, index) => (this.needs[index] = need));
    before.keptFor.forEach((kept, index) => (this.keptFor[index] = kept));
    return false;
  }

  private lacks(kind: number): number {
    const kept = this.keptFor.filter((of) => of === kind).length;
    return (this.needs[kind] ?? 0) - (this.free[kind] ?? 0) - kept;
  }

  /** Releases clusters that are reserved for a kind and no longer needed. */
  private release(kind: number): void {
    for (let spare = -this.lacks(kind); spare > 0; spare -= 1) {
      const cluster = this.keptFor.indexOf(kind);
      if (cluster === -1) return;
      this.keptFor[cluster] = null;
    }
  }

  /** Reserves as many clusters as the kind lacks; false if there are not enough. */
  private keepFor(kind: number): boolean {
    for (let lacks = this.lacks(kind); lacks > 0; lacks -= 1) if (!this.augment(kind, new Set())) return false;
    return true;
  }

  private augment(kind: number, seen: Set<number>): boolean {
    return this.problem.clusters.some((of, cluster) => {
      if (seen.has(cluster) || this.isUsed[cluster] || !of.includes(kind)) return false;
      seen.add(cluster);
      const other = this.keptFor[cluster] ?? null;
      if (other === kind) return false;
      if (other !== null && !this.augment(other, seen)) return false;
      this.keptFor[cluster] = kind;
      return true;
    });
  }
}
