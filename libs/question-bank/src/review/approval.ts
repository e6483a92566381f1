/** `enough`: it is published; `one_of_several`: it waits for another; `again`: this person approved it before. */
export type ApprovalOutcome = 'enough' | 'one_of_several' | 'again';

interface Approval {
  staffId: string;
  /** Who approved this version before. */
  approvedBy: ReadonlySet<string>;
  wanted: number;
}

/** What the approval of one more person makes of a version. Where fewer are wanted than before, one who approved may publish. */
export function outcomeOfApproval({ staffId, approvedBy, wanted }: Approval): ApprovalOutcome {
  const isNew = !approvedBy.has(staffId);
  if (approvedBy.size + (isNew ? 1 : 0) >= wanted) return 'enough';
  return isNew ? 'one_of_several' : 'again';
}
