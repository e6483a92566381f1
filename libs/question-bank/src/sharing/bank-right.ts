/**
 * What the owner of a bank may grant to another organisation: `use` draws from it in real exams and shows no question;
 * `review` also reads the questions with their keys, publishes and retires them; `edit` also imports.
 */
export const BANK_RIGHTS = ['use', 'review', 'edit'] as const;
export type BankRight = (typeof BANK_RIGHTS)[number];

export interface BankGrant {
  organisationPath: string;
  right: BankRight;
}

export interface BankStanding {
  /** The path of the organisation that the bank belongs to. */
  ownerPath: string;
  grants: readonly BankGrant[];
  /** Its questions may be practised with, so its keys are no secret of an exam. */
  isOpen: boolean;
}

/** How an organisation stands to a bank, the strongest first. */
export type BankReach = 'own' | BankRight | 'none';

const STRONGEST_FIRST: readonly BankReach[] = ['own', 'edit', 'review', 'use'];

/** The strongest of several; `none` of none. */
export const strongest = (reaches: readonly BankReach[]): BankReach =>
  STRONGEST_FIRST.find((reach) => reaches.includes(reach)) ?? 'none';

/**
 * How far staff at an organisation reach into a bank. The owner and those above it, which govern it, have all of it. A
 * grant is for the organisation that it names and those above; below that organisation it is for use alone.
 */
export function reachOf({
  organisationPath,
  ownerPath,
  grants,
}: Omit<BankStanding, 'isOpen'> & { organisationPath: string }): BankReach {
  if (ownerPath.startsWith(organisationPath)) return 'own';
  return strongest(
    grants.flatMap(({ organisationPath: granted, right }): BankReach[] => {
      if (granted.startsWith(organisationPath)) return [right];
      return organisationPath.startsWith(granted) ? ['use'] : [];
    }),
  );
}

export const readsKeys = (reach: BankReach): boolean => reach === 'own' || reach === 'edit' || reach === 'review';

/**
 * Whether an exam of this organisation may draw from the bank: of one below the owner or beside it, where it was granted.
 * A rehearsal is sat by anybody and purged without a trace of its papers: it would tell the keys of a secure bank to
 * whoever may not read them.
 */
export function examMayDraw({
  rehearsal,
  ...standing
}: BankStanding & { organisationPath: string; rehearsal: boolean }): 'yes' | 'not_in_rehearsal' | 'no' {
  const { organisationPath, ownerPath, grants } = standing;
  const reach = reachOf(standing);
  const granted =
    ownerPath.startsWith(organisationPath) ||
    grants.some(({ organisationPath: path }) => organisationPath.startsWith(path));
  if (!granted) return 'no';
  return rehearsal && !standing.isOpen && !readsKeys(reach) ? 'not_in_rehearsal' : 'yes';
}
