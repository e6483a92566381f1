import type { FieldFault } from '../../../faults/explain-fault';

export interface PlacedFault extends FieldFault {
  /** `questions.0.options.1`; null where the whole question is meant. */
  path?: string | null;
}

/** What belongs beside one field: a fault of a part of it too, where that has no field of its own. */
export function faultsAt<Placed extends { path?: string | null; code: string; details: object }>({
  faults,
  path,
  exact = false,
}: {
  faults: readonly Placed[];
  path: string;
  exact?: boolean;
}): Placed[] {
  return faults.filter((fault) => {
    const at = placeOf(fault);
    return at === path || (!exact && at.startsWith(`${path}.`));
  });
}

/** A missing field is told of the question that lacks it; it belongs where it would be typed. */
export function placeOf({ path, code, details }: { path?: string | null; code: string; details: object }): string {
  const missing = code === 'REQUIRED_FIELD_MISSING' ? (details as { missing?: unknown }).missing : undefined;
  return typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : (path ?? '');
}

/** `questions.0` or `groups.0.questions.1`. */
export const pathOfQuestion = ({ index, inGroup }: { index: number; inGroup: boolean }): string =>
  inGroup ? `groups.0.questions.${index}` : `questions.${index}`;
