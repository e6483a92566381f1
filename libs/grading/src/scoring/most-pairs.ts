/**
 * The largest number of members that can each be assigned a fitting place of the group (a maximum matching, by
 * augmenting paths). Exact: an answer that fits two blanks never blocks the only blank of another answer.
 */
export function mostPairs({
  members,
  fits,
}: {
  members: readonly number[];
  fits: (one: number, place: number) => boolean;
}): number {
  const holder = new Map<number, number>();
  const settles = (one: number, tried: Set<number>): boolean =>
    members.some((place) => {
      if (tried.has(place) || !fits(one, place)) return false;
      tried.add(place);
      const before = holder.get(place);
      if (before !== undefined && !settles(before, tried)) return false;
      holder.set(place, one);
      return true;
    });
  return members.filter((one) => settles(one, new Set())).length;
}
