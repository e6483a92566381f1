import { sha256Hex } from '@sunflower/platform/plain';
import type { QuestionState } from '../question/question-content';
import type { QuestionVersion } from '../question/question-version.entity';
import type { Question } from '../question/question.entity';

/** The fields that a bulk edit may set. */
export const BULK_FIELDS = [
  'domain',
  'knowledgePoint',
  'difficulty',
  'competency',
  'cognitiveLevel',
  'tags',
  'language',
  'source',
  'checkedOn',
  'reviewDate',
] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

/** Why an act on a question is refused; the reasons are those of a single act. */
export const BULK_REFUSALS = ['wrong_state', 'own_version', 'already_approved'] as const;
export type BulkRefusal = (typeof BULK_REFUSALS)[number];

/** What a reviewer may miss in a question; a warning, no refusal. */
export const MISSING_PARTS = ['rationale', 'source'] as const;
export type MissingPart = (typeof MISSING_PARTS)[number];

export interface BulkMember {
  question: Question;
  version: QuestionVersion;
}

/** The effect on one question. */
export interface BulkEffect {
  questionId: string;
  code: string;
  stem: string;
  /** Whether the caller ticked it; otherwise it is included with its group. */
  ticked: boolean;
  stateBefore: QuestionState;
  stateAfter: QuestionState;
  /** The caller approves it, and the bank wants another person besides. */
  waitsForAnother: boolean;
  changes: { field: BulkField; before: string; after: string }[];
  missing: MissingPart[];
  /** Null when nothing prevents the act. */
  refused: BulkRefusal | null;
}

export const isChanged = ({ stateBefore, stateAfter, waitsForAnother, changes, refused }: BulkEffect): boolean =>
  refused === null && (stateBefore !== stateAfter || waitsForAnother || changes.length > 0);

/** A fingerprint of the preview, so that applying acts on exactly the previewed state. */
export const fingerprintOf = ({
  members,
  effects,
}: {
  members: readonly BulkMember[];
  effects: readonly BulkEffect[];
}): string =>
  sha256Hex(
    JSON.stringify([
      members.map(({ question, version }) => [question.id, question.domainCode, version.id]),
      effects.map(({ questionId, stateBefore, stateAfter, waitsForAnother, changes, refused }) => [
        questionId,
        stateBefore,
        stateAfter,
        waitsForAnother,
        changes,
        refused,
      ]),
    ]),
  );
