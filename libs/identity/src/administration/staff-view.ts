import { isoTime } from '@sunflower/platform';
import type { StaffAccountView, StaffRoleView } from './identity.dto';
import type { AdministeredAccount } from './staff-administration';
import type { NamedGrant } from '../account/staff-grants';

export const toRoleView = ({ role, organisationId, organisationName }: NamedGrant): StaffRoleView => ({
  role,
  organisationId,
  organisationName,
});

export const toAccountView = ({
  id,
  username,
  displayName,
  createdAt,
  grants,
  ...account
}: AdministeredAccount): StaffAccountView => ({
  id,
  username,
  displayName,
  active: account.active,
  demo: account.demo,
  mustChangePassword: account.mustChangePassword,
  hasSecondFactor: account.hasSecondFactor,
  createdAt: isoTime(createdAt),
  roles: grants.map(toRoleView),
});
