/**
 * `lost`: something acknowledged is missing; `wrong`: something is incorrect; `doubled`: something unique exists twice.
 */
export const COMPLAINT_KINDS = ['lost', 'wrong', 'doubled'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

const MOST_EXAMPLES = 20;

/** The oracle's findings, counted, with the first examples of each kind. */
export class Complaints {
  private readonly counts: Record<ComplaintKind, number> = { lost: 0, wrong: 0, doubled: 0 };
  readonly examples: { kind: ComplaintKind; what: string }[] = [];

  add(kind: ComplaintKind, what: string): void {
    this.counts[kind] += 1;
    if (this.counts[kind] <= MOST_EXAMPLES) this.examples.push({ kind, what });
  }

  count(kind: ComplaintKind): number {
    return this.counts[kind];
  }

  get total(): number {
    return COMPLAINT_KINDS.reduce((sum, kind) => sum + this.counts[kind], 0);
  }
}
