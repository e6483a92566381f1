import { Injectable } from '@nestjs/common';
import { plainCode } from '@sunflower/content';
import { Audit, Clock, Database, networkOf, Secrets } from '@sunflower/platform';
import { SignInThrottle } from '../sign-in-throttle/sign-in-throttle';
import { findStep } from './one-time-code';
import { parseRecoveryCode, recoveryCodeHash } from './recovery-code';
import { SecondFactorRepository, type SecondFactorRow } from './second-factor.repository';
import { openSecret } from './sealed-secret';

/** Checks a code of the app or a recovery code; each is accepted once. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly throttle: SignInThrottle,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Counts failures by account and network, and by account from everywhere: only somebody with the password gets this
   * far, and six digits would not withstand guessing from many addresses.
   * @throws TooManyFailures
   */
  async proves({ staffId, code, address }: { staffId: string; code: string; address: string }): Promise<boolean> {
    const keys = [`code ${staffId} ${networkOf(address)}`, `code ${staffId}`];
    for (const key of keys) this.throttle.check(key);
    for (const key of keys) this.throttle.fail(key);
    const proven = await this.takes({ staffId, code });
    if (proven) for (const key of keys) this.throttle.succeed(key);
    return proven;
  }

  private async takes({ staffId, code }: { staffId: string; code: string }): Promise<boolean> {
    const factor = await this.repository.find(staffId);
    if (!factor) return false;
    const recoveryCode = parseRecoveryCode(code);
    return recoveryCode === null
      ? this.takesStep({ factor, code: plainCode(code) })
      : this.takesRecoveryCode({ staffId, code: recoveryCode });
  }

  private async takesStep({ factor, code }: { factor: SecondFactorRow; code: string }): Promise<boolean> {
    const { staffId, sealedSecret, lastStep } = factor;
    const secret = openSecret({ secrets: this.secrets, staffId, sealed: sealedSecret });
    const step = findStep({ secret, code, nowMs: this.clock.now(), lastStep });
    return step !== null && this.repository.useStep({ staffId, step });
  }

  private takesRecoveryCode({ staffId, code }: { staffId: string; code: string }): Promise<boolean> {
    return this.database.transaction(async () => {
      const codeHash = recoveryCodeHash({ staffId, code });
      if (!(await this.repository.useRecoveryCode({ staffId, codeHash }))) return false;
      await this.audit.record({
        staffId,
        action: 'staff.recovery-code-used',
        subjectType: 'staff',
        subjectId: staffId,
        reason: null,
        details: { left: await this.repository.countRecoveryCodes(staffId) },
      });
      return true;
    });
  }
}
