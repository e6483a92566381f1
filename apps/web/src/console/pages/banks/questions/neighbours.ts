/** The order in which questions were listed, with those added that were loaded since. */
export const listedOrder = ({ kept, loaded }: { kept: readonly string[]; loaded: readonly string[] }): string[] => [
  ...kept,
  ...loaded.filter((id) => !kept.includes(id)),
];

export interface Neighbours {
  before: string | null;
  after: string | null;
  /** 1 for the first; null when the question is not listed. */
  position: number | null;
}

export function neighboursOf({ order, id }: { order: readonly string[]; id: string | null }): Neighbours {
  const index = id === null ? -1 : order.indexOf(id);
  if (index < 0) return { before: null, after: null, position: null };
  return { before: order[index - 1] ?? null, after: order[index + 1] ?? null, position: index + 1 };
}
