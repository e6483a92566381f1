import { Injectable } from '@nestjs/common';
import { StaffDuties } from '../duties/staff-duties';
import type { SignedInStaffView } from '../administration/identity.dto';
import { StaffAccounts } from '../account/staff-accounts';
import { toRoleView } from '../administration/staff-view';

/** Describes the signed-in member of staff for the console. */
@Injectable()
export class SignedInStaff {
  constructor(
    private readonly accounts: StaffAccounts,
    private readonly duties: StaffDuties,
  ) {}

  async describe(staffId: string): Promise<SignedInStaffView> {
    const { displayName, mustChangePassword, hasSecondFactor } = await this.accounts.getAccount(staffId);
    const { grants, duty } = await this.duties.of({ staffId, mustChangePassword, hasSecondFactor });
    return { id: staffId, displayName, roles: grants.map(toRoleView), duty };
  }
}
