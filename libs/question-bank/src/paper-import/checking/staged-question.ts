import type { FaultDetails } from '@sunflower/platform/plain';
import type { ImportedGroup, ImportedQuestion, ImportNotice, ImportPlace } from '../../import/imported-paper';

/** What a question says, as it waits to be stored. Its texts name pictures by their address. */
export type StagedQuestion = Omit<ImportedQuestion, 'place' | 'number' | 'group' | 'notices'>;

export type StagedGroup = Pick<ImportedGroup, 'format' | 'stimulus'>;

/** Questions that are stored together or not at all: the members of a group, or one that stands alone. */
export interface StagedUnit {
  group: StagedGroup | null;
  questions: StagedQuestion[];
}

/** Something to be seen about a staged question. */
export interface StagedNotice {
  severity: 'error' | 'warning';
  /** A field of a question file, or of an imported question. */
  field: string | null;
  line: number | null;
  code: string;
  details: FaultDetails;
  problem: string;
  /** `file`: its reader said so, once; `check`: every check says so until it is mended. */
  from: 'file' | 'check';
}

export const noticeFromFile = ({ severity, field, line, code, details, problem }: ImportNotice): StagedNotice => ({
  severity,
  field,
  line,
  code,
  details,
  problem,
  from: 'file',
});

export type StagedPlace = ImportPlace;

/** `held`: nothing is wrong with it, but with another question of its group. */
export const STAGED_STATES = ['good', 'faulty', 'held', 'skipped', 'stored'] as const;
export type StagedState = (typeof STAGED_STATES)[number];

export const hasError = (notices: readonly StagedNotice[]): boolean =>
  notices.some(({ severity }) => severity === 'error');

/** The states of a unit's questions, by what is said of each: a group is stored whole. */
export function statesOf(notices: readonly (readonly StagedNotice[])[]): StagedState[] {
  const isHeld = notices.some(hasError);
  return notices.map((said) => (hasError(said) ? 'faulty' : isHeld ? 'held' : 'good'));
}
