import { Injectable } from '@nestjs/common';
import { StaffAccounts } from '@sunflower/identity';
import { MarkerUnfit } from './marking.errors';

/** The accounts of markers and deciding administrators. */
@Injectable()
export class Markers {
  constructor(private readonly accounts: StaffAccounts) {}

  /** @throws MarkerUnfit */
  async requireActive(staffIds: readonly string[]): Promise<void> {
    for (const staffId of staffIds)
      if (!(await this.accounts.findAccount(staffId))?.active) throw new MarkerUnfit({ staffId });
  }

  /** Returns names by id; empty for an account that no longer exists. */
  async namesOf(staffIds: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const staffId of new Set(staffIds))
      names.set(staffId, (await this.accounts.findAccount(staffId))?.displayName ?? '');
    return names;
  }
}
