import type { FieldFault } from '../../../faults/explain-fault';

export interface PlacedFault extends FieldFault {
  /** `questions.0.options.1`; null for the whole question. */
  path?: string | null;
}

/** The faults to show at one field, including those of its parts unless `exact`. */
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

/** The path of a fault. For a missing field, the path of the field rather than of the question that lacks it. */
export function placeOf({ path, code, details }: { path?: string | null; code: string; details: object }): string {
  const missing = code === 'REQUIRED_FIELD_MISSING' ? (details as { missing?: unknown }).missing : undefined;
  return typeof missing === 'string' ? [path, missing].filter(Boolean).join('.') : (path ?? '');
}

/** `questions.0` or `groups.0.questions.1`. */
export const pathOfQuestion = ({ index, inGroup }: { index: number; inGroup: boolean }): string =>
  inGroup ? `groups.0.questions.${index}` : `questions.${index}`;
