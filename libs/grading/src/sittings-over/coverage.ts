/** The sittings of an exam that a release covers. */
export interface Coverage {
  /** Sittings that are over; their registrations are released. */
  coveredIds: string[];
  /** All other sittings; a later run releases their registrations. */
  leftOutIds: string[];
  /** Sittings whose registrations are checked: those that are over, or all while none is. */
  lookedAtIds: string[];
  /** Number of sittings that have not closed and prevent any release. */
  obstacles: number;
}

interface Window {
  id: string;
  closesAt: number;
}

/**
 * A release covers the sittings that are over; open and future sittings wait for a later release. Nothing can be
 * released while no sitting is over. A released sitting that was reopened prevents the next release, because its people
 * would lose their results.
 */
export function coverageOf({
  sittings,
  releasedBefore,
  nowMs,
}: {
  sittings: readonly Window[];
  releasedBefore: readonly string[];
  nowMs: number;
}): Coverage {
  const coveredIds = sittings.filter(({ closesAt }) => closesAt <= nowMs).map(({ id }) => id);
  const leftOutIds = sittings.filter(({ closesAt }) => closesAt > nowMs).map(({ id }) => id);
  const openedAgain = leftOutIds.filter((id) => releasedBefore.includes(id)).length;
  return coveredIds.length === 0
    ? { coveredIds, leftOutIds, lookedAtIds: leftOutIds, obstacles: leftOutIds.length }
    : { coveredIds, leftOutIds, lookedAtIds: coveredIds, obstacles: openedAgain };
}
