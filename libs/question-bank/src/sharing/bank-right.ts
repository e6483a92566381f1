/**
 * The rights that the owner of a bank may grant to another organisation: `use` draws from it in real exams and shows no
 * question; `review` also reads the questions with their keys, publishes and retires them; `edit` also imports.
 */
export const BANK_RIGHTS = ['use', 'review', 'edit'] as const;
export type BankRight = (typeof BANK_RIGHTS)[number];

export interface BankGrant {
  organisationPath: string;
  right: BankRight;
}

export interface BankStanding {
  /** Path of the owning organisation. */
  ownerPath: string;
  grants: readonly BankGrant[];
  /** Its questions may be practised with, so its keys are no secret of an exam. */
  isOpen: boolean;
}

/** The reach of an organisation into a bank, strongest first. */
export type BankReach = 'own' | BankRight | 'none';

const STRONGEST_FIRST: readonly BankReach[] = ['own', 'edit', 'review', 'use'];

/** The strongest reach; `none` for an empty list. */
export const strongest = (reaches: readonly BankReach[]): BankReach =>
  STRONGEST_FIRST.find((reach) => reaches.includes(reach)) ?? 'none';

/**
 * The reach of an organisation's staff into a bank. The owner and the organisations above, which govern it, have full
 * reach. A grant applies to the named organisation and those above; organisations below it may only use the bank.
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
 * Whether an exam of this organisation may draw from the bank: the organisation is the owner or above it, or the bank
 * is granted to the organisation or one above it. A rehearsal is open to anyone and purged without a trace of its
 * papers, so it would reveal the keys: of a secure bank it needs the right to read them.
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
