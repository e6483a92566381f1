import type { FaultDetails } from '@sunflower/platform/plain';
import type { ImportedGroup, ImportedQuestion, ImportNotice, ImportPlace } from '../../import/imported-paper';

/** The content of a question waiting to be stored. Its texts refer to pictures by address. */
export type StagedQuestion = Omit<ImportedQuestion, 'place' | 'number' | 'group' | 'notices'>;

export type StagedGroup = Pick<ImportedGroup, 'format' | 'stimulus'>;

/** Questions stored together or not at all: the members of a group, or a single question. */
export interface StagedUnit {
  group: StagedGroup | null;
  questions: StagedQuestion[];
}

/** A finding about a staged question. */
export interface StagedNotice {
  severity: 'error' | 'warning';
  /** A field of a question file or of an imported question. */
  field: string | null;
  line: number | null;
  code: string;
  details: FaultDetails;
  problem: string;
  /** `file`: reported once by the reader; `check`: reported by every check until it is corrected. */
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

/** `held`: the question has no fault, but another question of its group has one. */
export const STAGED_STATES = ['good', 'faulty', 'held', 'skipped', 'stored'] as const;
export type StagedState = (typeof STAGED_STATES)[number];

export const hasError = (notices: readonly StagedNotice[]): boolean =>
  notices.some(({ severity }) => severity === 'error');

/** The states of a unit's questions from their notices. One faulty question holds back its whole group. */
export function statesOf(notices: readonly (readonly StagedNotice[])[]): StagedState[] {
  const isHeld = notices.some(hasError);
  return notices.map((said) => (hasError(said) ? 'faulty' : isHeld ? 'held' : 'good'));
}
