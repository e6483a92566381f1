import type { StagedState } from '../checking/staged-question';

/**
 * A staged question, ready to be inserted. What columns hold as JSON is JSON here: a text passes between threads at a
 * fraction of the time of an object, and is written once.
 */
export interface NewItem {
  position: number;
  groupNumber: number | null;
  state: StagedState;
  /** Whether it has any notice. */
  warned: boolean;
  number: string | null;
  /** JSON of an `ImportPlace`. */
  place: string;
  /** JSON of a `StagedQuestion`. */
  question: string;
  /** JSON of a list of `StagedNotice`. */
  notices: string;
  /** The question of the bank that asks the same. */
  duplicateCode: string | null;
  /** The earlier question of the same file that asks the same. */
  duplicatePosition: number | null;
}
