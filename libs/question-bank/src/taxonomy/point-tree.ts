export interface PlacedPoint {
  id: string;
  domainCode: string;
  parentId: string | null;
}

export const MAX_LEVELS = 3;

/** The point and its descendants. */
export function subtreeIds({ points, id }: { points: readonly PlacedPoint[]; id: string }): string[] {
  const below = points.filter(({ parentId }) => parentId === id);
  return [id, ...below.flatMap((child) => subtreeIds({ points, id: child.id }))];
}

/** 1 for a point directly below its domain. */
export function levelOf({ points, id }: { points: readonly PlacedPoint[]; id: string }): number {
  const parentId = points.find((point) => point.id === id)?.parentId ?? null;
  return parentId === null ? 1 : 1 + levelOf({ points, id: parentId });
}

/** Number of levels of a point with its descendants: 1 without children. */
export function heightOf({ points, id }: { points: readonly PlacedPoint[]; id: string }): number {
  const below = points.filter(({ parentId }) => parentId === id);
  return 1 + below.reduce((highest, child) => Math.max(highest, heightOf({ points, id: child.id })), 0);
}

export type WrongPlace = 'other_domain' | 'below_itself' | 'too_deep';

/** Why a point cannot be placed below another, or null; `id` is null for a new one. */
export function wrongPlace({
  points,
  id,
  domainCode,
  parentId,
}: {
  points: readonly PlacedPoint[];
  id: string | null;
  domainCode: string;
  parentId: string | null;
}): WrongPlace | null {
  if (parentId === null) return null;
  const parent = points.find((point) => point.id === parentId);
  if (parent?.domainCode !== domainCode) return 'other_domain';
  if (id !== null && subtreeIds({ points, id }).includes(parentId)) return 'below_itself';
  const height = id === null ? 1 : heightOf({ points, id });
  return levelOf({ points, id: parentId }) + height > MAX_LEVELS ? 'too_deep' : null;
}
