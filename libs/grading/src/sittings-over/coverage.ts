/** What a release covers of an exam. */
export interface Coverage {
  /** The sittings that are over: their registrations are released. */
  coveredIds: string[];
  /** The others: their registrations follow with a later run. */
  leftOutIds: string[];
  /** Those whose people are looked at: the ones that are over, or all while none is. */
  lookedAtIds: string[];
  /** Sittings that have not closed and stand against any release. */
  obstacles: number;
}

interface Window {
  id: string;
  closesAt: number;
}

/**
 * Released are the sittings that are over; one that is open or still to come waits for a later release. Nothing can be released
 * while none is over, and a sitting whose results were released already and that was opened again holds up the next release:
 * its people would lose their results.
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
