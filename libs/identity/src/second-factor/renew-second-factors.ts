import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, keyNumberOf, SecretChange, Secrets } from '@sunflower/platform';
import { openSecret, sealSecret } from './sealed-secret';
import { SecondFactorRepository } from './second-factor.repository';

const ROWS_AT_ONCE = 200;

/**
 * Re-encrypts second factors when the master secret changes. Those of a lost secret are removed: their owners sign in
 * with the password only, and enrol again where a second factor is required.
 */
@Injectable()
export class RenewSecondFactors implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly secrets: Secrets,
    private readonly change: SecretChange,
  ) {}

  onModuleInit(): void {
    this.change.add({
      name: 'staff_second_factor',
      renew: (after) => this.renew(after),
      giveUp: (lostKeys) => this.giveUp(lostKeys),
    });
  }

  private renew(after: string): Promise<{ renewed: number; next: string | null }> {
    return this.database.transaction(async () => {
      const page = await this.repository.page({ after, limit: ROWS_AT_ONCE });
      const outdated = page.filter(({ sealedSecret }) => {
        const key = keyNumberOf(sealedSecret);
        return key !== this.secrets.currentKey && this.secrets.has(key);
      });
      for (const { staffId, sealedSecret } of outdated) {
        const secret = openSecret({ secrets: this.secrets, staffId, sealed: sealedSecret });
        await this.repository.reseal({
          staffId,
          sealedSecret: sealSecret({ secrets: this.secrets, staffId, secret }),
        });
      }
      return { renewed: outdated.length, next: page.length < ROWS_AT_ONCE ? null : (page.at(-1)?.staffId ?? null) };
    });
  }

  private async giveUp(lostKeys: readonly number[]): Promise<number> {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: { staffId: string; sealedSecret: string }[] = await this.repository.page({
        after,
        limit: ROWS_AT_ONCE,
      });
      const lost = page.filter(({ sealedSecret }) => lostKeys.includes(keyNumberOf(sealedSecret)));
      if (lost.length > 0) {
        await this.database.transaction(async () => {
          for (const { staffId } of lost) await this.repository.delete(staffId);
        });
        return lost.length;
      }
      after = page.length < ROWS_AT_ONCE ? undefined : page.at(-1)?.staffId;
    }
    return 0;
  }
}
