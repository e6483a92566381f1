import { Injectable } from '@nestjs/common';
import { rolesFor, type Act, type StaffActor } from '@sunflower/platform';
import { examMayDraw, reachOf, strongest, type BankReach, type BankStanding } from './bank-right';
import { BankShareRepository } from './bank-share.repository';

/** Computes the reach of organisations into banks. */
@Injectable()
export class BankRights {
  constructor(private readonly repository: BankShareRepository) {}

  /** How far the staff member's roles for this act reach into a bank; `none` also for an unknown bank. */
  async reachOfStaff({ bankId, ...asked }: { staff: StaffActor; bankId: string; act: Act }): Promise<BankReach> {
    return (await this.reachesOfStaff({ ...asked, bankIds: [bankId] })).get(bankId) ?? 'none';
  }

  /** By bank; unknown ids are left out. */
  async reachesOfStaff({
    staff,
    bankIds,
    act,
  }: {
    staff: StaffActor;
    bankIds: readonly string[];
    act: Act;
  }): Promise<Map<string, BankReach>> {
    const paths = staff.subtrees(rolesFor(act));
    const standings = await this.repository.standingsOf(bankIds);
    const reach = (standing: BankStanding): BankReach =>
      strongest(paths.map((organisationPath) => reachOf({ organisationPath, ...standing })));
    return new Map([...standings].map(([bankId, standing]) => [bankId, reach(standing)]));
  }

  /** `no` also for an unknown bank, so that the two cannot be told apart. */
  async examMayDraw({
    bankId,
    ...exam
  }: {
    bankId: string;
    organisationPath: string;
    rehearsal: boolean;
  }): Promise<ReturnType<typeof examMayDraw>> {
    const standing = (await this.repository.standingsOf([bankId])).get(bankId);
    return standing ? examMayDraw({ ...standing, ...exam }) : 'no';
  }
}
