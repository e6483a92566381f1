import type { Schemas } from '../../../console-api';

export type Override = Schemas['OverrideDto'];
export type OverrideKind = Override['kind'];
export type QuestionVersion = Schemas['QuestionVersionDto'];

/** An override of one question in the form. */
export interface OverrideDraft {
  /** Id of the row in the form. */
  rowId: number;
  kind: OverrideKind;
  questionVersionId: string;
  /** Null for an override copied from an earlier run, which has only the version id. */
  question: { code: string; version: QuestionVersion } | null;
  /** For accept_key: 0-based positions in the authored order. */
  right: number[];
  /** The second key copied from an earlier run, unchanged. */
  keptKey: object | undefined;
}

export type DraftFault = 'keyMissing' | 'sameKey' | 'contradiction';

export const letterOf = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);
export const lettersOf = (places: readonly number[]): string =>
  [...places]
    .sort((a, b) => a - b)
    .map(letterOf)
    .join('');

export const hasChoiceKey = ({ key }: QuestionVersion): boolean => key.kind === 'choice';

/** The version frozen by the lock: the newest at that time; null if there was none. */
export function frozenVersion({
  versions,
  lockedAt,
}: {
  versions: readonly QuestionVersion[];
  lockedAt: string;
}): QuestionVersion | null {
  const existed = versions.filter(({ createdAt }) => Date.parse(createdAt) <= Date.parse(lockedAt));
  return existed.reduce<QuestionVersion | null>(
    (newest, version) => (newest && newest.versionNumber > version.versionNumber ? newest : version),
    null,
  );
}

export function faultOf({ draft, all }: { draft: OverrideDraft; all: readonly OverrideDraft[] }): DraftFault | null {
  const others = all.filter(
    ({ rowId, questionVersionId }) => rowId !== draft.rowId && questionVersionId === draft.questionVersionId,
  );
  if (others.some(({ kind }) => kind !== 'accept_key' || draft.kind !== 'accept_key')) return 'contradiction';
  if (draft.kind !== 'accept_key' || draft.keptKey !== undefined) return null;
  if (draft.right.length === 0) return 'keyMissing';
  return lettersOf(draft.right) === lettersOf(draft.question?.version.key.right ?? []) ? 'sameKey' : null;
}

export function toOverride({ kind, questionVersionId, right, keptKey }: OverrideDraft): Override {
  if (kind !== 'accept_key') return { kind, questionVersionId };
  const key = keptKey ?? { kind: 'choice', right: [...right].sort((a, b) => a - b) };
  // The schema types a key of any kind as an object without properties.
  return { kind, questionVersionId, key: key as Override['key'] };
}
