import { mayDo, type RoleGrant, type StaffActor } from '@sunflower/platform';

/**
 * Whether a member of staff may give or take away each of these grants. The administrator is the highest role: within
 * its subtree it governs every role, outside of it none.
 */
export const governsAll = ({ staff, grants }: { staff: StaffActor; grants: readonly RoleGrant[] }): boolean =>
  grants.every(({ organisationPath }) => mayDo({ staff, act: 'account.create', organisationPath }) === 'allowed');

/**
 * Whether at least one of the grants is in a subtree that this member of staff administers, which makes the account
 * visible to them.
 */
export const seesAny = ({ staff, grants }: { staff: StaffActor; grants: readonly RoleGrant[] }): boolean =>
  grants.some(({ organisationPath }) => mayDo({ staff, act: 'account.read', organisationPath }) === 'allowed');
