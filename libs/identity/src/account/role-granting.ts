import { mayDo, type RoleGrant, type StaffActor } from '@sunflower/platform';

/**
 * Whether a member of staff governs each of these grants, to give or to take them away.
 * The administrator is the highest role: within its subtree it governs every role, outside of it none.
 */
export const governsAll = ({ staff, grants }: { staff: StaffActor; grants: readonly RoleGrant[] }): boolean =>
  grants.every(({ organisationPath }) => mayDo({ staff, act: 'account.create', organisationPath }) === 'allowed');

/** Whether at least one of the grants lies where this member of staff administers: then the account may be seen. */
export const seesAny = ({ staff, grants }: { staff: StaffActor; grants: readonly RoleGrant[] }): boolean =>
  grants.some(({ organisationPath }) => mayDo({ staff, act: 'account.read', organisationPath }) === 'allowed');
