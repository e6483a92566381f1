import { Injectable } from '@nestjs/common';
import { plainCode } from '@sunflower/content';
import { Audit, Clock, Database, isDuplicateKey, Secrets } from '@sunflower/platform';
import { StaffSessions } from '../session/staff-sessions';
import { findStep, newSecret, otpauthAddress } from '../second-factor/one-time-code';
import { newRecoveryCodes, parseRecoveryCode, recoveryCodeHash } from '../second-factor/recovery-code';
import { openOffer, sealOffer, sealSecret } from '../second-factor/sealed-secret';
import { SecondFactorAlready, SecondFactorOfferExpired, WrongCode } from '../second-factor/second-factor.errors';
import { SecondFactorRepository } from '../second-factor/second-factor.repository';

export interface SecondFactorOffer {
  /** Secret for an app without a camera. */
  secret: string;
  /** Content of the QR code. */
  address: string;
  /** Send it back with the first code. */
  offer: string;
}

const OFFER_HOLDS_MS = 15 * 60 * 1000;

/** A member's own authenticator app. The caller has asked for the password or a code again before. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorRepository,
    private readonly sessions: StaffSessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async describe(staffId: string): Promise<{ enrolled: boolean; recoveryCodesLeft: number }> {
    const enrolled = (await this.repository.find(staffId)) !== null;
    return { enrolled, recoveryCodesLeft: enrolled ? await this.repository.countRecoveryCodes(staffId) : 0 };
  }

  /** @throws SecondFactorAlready */
  async offer({ id: staffId, username }: { id: string; username: string }): Promise<SecondFactorOffer> {
    if (await this.repository.find(staffId)) throw new SecondFactorAlready();
    const secret = newSecret();
    const expiresAtMs = this.clock.now() + OFFER_HOLDS_MS;
    return {
      secret,
      address: otpauthAddress({ secret, username }),
      offer: sealOffer({ secrets: this.secrets, staffId, secret, expiresAtMs }),
    };
  }

  /**
   * Returns the recovery codes, which are shown only once. Ends all other sign-ins.
   * @throws SecondFactorOfferExpired, WrongCode, SecondFactorAlready
   */
  async confirm({
    staffId,
    sessionId,
    offer,
    code,
  }: {
    staffId: string;
    sessionId: string;
    offer: string;
    code: string;
  }): Promise<string[]> {
    const nowMs = this.clock.now();
    const secret = openOffer({ secrets: this.secrets, staffId, sealed: offer, nowMs });
    if (secret === null) throw new SecondFactorOfferExpired();
    const lastStep = findStep({ secret, code: plainCode(code), nowMs, lastStep: 0 });
    if (lastStep === null) throw new WrongCode();
    const recoveryCodes = newRecoveryCodes();
    const codeHashes = recoveryCodes.map((shown) =>
      recoveryCodeHash({ staffId, code: parseRecoveryCode(shown) as string }),
    );
    const sealedSecret = sealSecret({ secrets: this.secrets, staffId, secret });
    try {
      await this.database.transaction(async () => {
        await this.repository.insert({ staffId, sealedSecret, lastStep, createdAt: nowMs });
        await this.repository.insertRecoveryCodes({ staffId, codeHashes });
        await this.sessions.endOthersOf({ staffId, keptId: sessionId });
        await this.record({ staffId, action: 'staff.second-factor-enrolled' });
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new SecondFactorAlready();
      throw error;
    }
    return recoveryCodes;
  }

  async remove({ staffId, sessionId }: { staffId: string; sessionId: string }): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.repository.delete(staffId))) return;
      await this.sessions.endOthersOf({ staffId, keptId: sessionId });
      await this.record({ staffId, action: 'staff.second-factor-removed' });
    });
  }

  private record({ staffId, action }: { staffId: string; action: string }): Promise<void> {
    return this.audit.record({ staffId, action, subjectType: 'staff', subjectId: staffId, reason: null });
  }
}
