import type { Candidate } from '../candidates/candidate';
import type { World } from '../candidates/world';
import type { SeededRandom } from '../seeded-random';
import type { SystemParts } from '../system/system-under-test';

export interface Fault {
  name: string;
  /** Whether candidates may be refused until the part is back, and a little longer. */
  refusesCandidates: boolean;
  /** From the blow until the part is back. Resolves with what came of it, where that is worth a word. */
  strike: () => Promise<string | null>;
}

/** Who and what a fault can meet. */
export interface Scene {
  parts: SystemParts;
  candidates: readonly Candidate[];
  world: World;
  random: SeededRandom;
}
