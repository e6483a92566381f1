import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { RUNTIME, type Runtime } from '@sunflower/platform';
import { StaffAccounts } from './staff-accounts';

/** Stops the boot where demo accounts, whose passwords are public, are not allowed. */
@Injectable()
export class DemoAccountCheck implements OnModuleInit {
  constructor(
    private readonly accounts: StaffAccounts,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.runtime.allowsDemo && (await this.accounts.hasDemoAccounts())) {
      throw new Error(
        'The database holds demo accounts, whose passwords are public; the production profile does not start with them. Use a database that no demo made.',
      );
    }
  }
}
