import { Injectable } from '@nestjs/common';
import { StaffAccountNotFound, WrongPassword } from '../identity.errors';
import { StaffAccountRepository, type StaffAccountRow } from '../account/staff-account.repository';
import { PasswordProof } from './password-proof';

/** Asks a signed-in member for the password again, before an act whose effect would outlast a stolen session. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly accounts: StaffAccountRepository,
    private readonly proof: PasswordProof,
  ) {}

  /** @throws WrongPassword, TooManyFailures, Overloaded */
  async prove({
    staffId,
    password,
    address,
  }: {
    staffId: string;
    password: string;
    address: string;
  }): Promise<StaffAccountRow> {
    const account = await this.accounts.findById(staffId);
    if (!account) throw new StaffAccountNotFound();
    if (!(await this.proof.ofSignedIn({ account, password, address }))) throw new WrongPassword();
    return account;
  }
}
