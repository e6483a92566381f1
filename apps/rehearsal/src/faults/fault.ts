import type { Candidate } from '../candidates/candidate';
import type { World } from '../candidates/world';
import type { SeededRandom } from '../seeded-random';
import type { SystemParts } from '../system/system-under-test';

export interface Fault {
  name: string;
  /** Whether candidates may be refused until the part is back, and a little longer. */
  refusesCandidates: boolean;
  /** Whether no failure is excused by an earlier fault, so that it begins later. Default false. */
  needsCalm?: boolean;
  /** Longest time in ms without an acknowledged save; not judged where it is left out. */
  mostSilenceMs?: number;
  /** Breaks the part and resolves when it is back, with a note on the result or null. */
  strike: () => Promise<string | null>;
}

/** The parts and people that a fault can affect. */
export interface Scene {
  parts: SystemParts;
  candidates: readonly Candidate[];
  world: World;
  random: SeededRandom;
}
