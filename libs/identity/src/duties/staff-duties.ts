import { Injectable } from '@nestjs/common';
import { SecondFactorRepository } from '../second-factor/second-factor.repository';
import { StaffGrants, type NamedGrant } from '../account/staff-grants';
import { dutyOf, type Duty } from './duty';

@Injectable()
export class StaffDuties {
  constructor(
    private readonly grants: StaffGrants,
    private readonly factors: SecondFactorRepository,
  ) {}

  /** The grants of this member of staff, and the pending duty. */
  async of({
    staffId,
    mustChangePassword,
    hasSecondFactor,
  }: {
    staffId: string;
    mustChangePassword: boolean;
    hasSecondFactor: boolean;
  }): Promise<{ grants: NamedGrant[]; duty: Duty | null }> {
    const [grants, demands] = await Promise.all([this.grants.listFor(staffId), this.factors.listDemands()]);
    const demandingPaths = demands.map(({ organisationPath }) => organisationPath);
    return { grants, duty: dutyOf({ mustChangePassword, hasSecondFactor, grants, demandingPaths }) };
  }
}
