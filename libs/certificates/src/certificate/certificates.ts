import { Injectable } from '@nestjs/common';
import { Clock, Database, Secrets } from '@sunflower/platform';
import { issueOfCheckCode } from '../check-code/check-code';
import { parseCertificateNumber } from './certificate-number';
import type { CertificateStanding } from './certificate-standing';
import { CertificateRepository, type IssuedCertificate } from './certificate.repository';
import { CertificateNotFound } from '../certificates.errors';
import { publicState, type PublicState } from './certificate-validity';
import { maskName } from './holder-name';

export interface CertificateOfRegistration {
  number: string;
  registrationId: string;
  /** `regrade` refers to the current released run, which may be newer than the result at hand. */
  revokedBy: CertificateStanding['revokedBy'];
}

/** The public facts of a certificate, for anybody who has its number. Times are epoch milliseconds. */
export interface PublicCheck {
  number: string;
  state: PublicState;
  /** The full name only with the right check code; otherwise its first character and `＊`. */
  holderName: string;
  /** Null when no check code was given. */
  codeMatches: boolean | null;
  /** Whether the code belongs to a print from before a correction, which another print replaced. */
  printSuperseded: boolean;
  reissueCount: number;
  /** When it was last reissued; null: never. */
  correctedAt: number | null;
  title: string;
  issuer: string;
  issuedAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
}

/** Rows deleted by one transaction of a purge. */
const PURGE_CHUNK = 500;

/** The interface for the libs to the right, and for the public check. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly repository: CertificateRepository,
  ) {}

  /** The certificate of the person of a registration. */
  async findByRegistration(registrationId: string): Promise<CertificateOfRegistration | null> {
    const certificate = await this.repository.findByRegistration(registrationId);
    return certificate && toOwn(certificate);
  }

  /** Issued certificates of one person, by the registration with which each was earned. */
  async listOfPerson(registrationIds: readonly string[]): Promise<Map<string, CertificateOfRegistration>> {
    const found = await this.repository.listByRegistrations(registrationIds);
    return new Map(found.map((certificate) => [certificate.registrationId, toOwn(certificate)]));
  }

  /**
   * `numberBeside` for many registrations, all with a pass under a released run; those without a certificate number to
   * show are left out.
   */
  numbersBesidePasses(registrationIds: readonly string[]): Promise<Map<string, string>> {
    return this.repository.unrevokedNumbers(registrationIds);
  }

  /** `number` and `code` as typed. @throws CertificateNotFound, also for a malformed number and for a rehearsal's */
  async checkInPublic({ number: typed, code }: { number: string; code: string | null }): Promise<PublicCheck> {
    const parsed = parseCertificateNumber(typed);
    const certificate = parsed === null ? null : await this.repository.findByNumber(parsed);
    if (!certificate || certificate.rehearsal) throw new CertificateNotFound();
    const { number, holderName, title, issuer, issuedAt, expiresAt, revokedAt, reissueCount, correctedAt } =
      certificate;
    const codes = { secrets: this.secrets, number, key: certificate.checkCodeKey };
    const issue = code === null ? null : issueOfCheckCode({ ...codes, code, reissueCount });
    const codeMatches = code === null ? null : issue === reissueCount;
    return {
      number,
      title,
      issuer,
      issuedAt,
      expiresAt,
      revokedAt,
      codeMatches,
      printSuperseded: issue !== null && issue < reissueCount,
      reissueCount,
      correctedAt,
      state: publicState({ certificate, nowMs: this.clock.now() }),
      holderName: codeMatches === true ? holderName : maskName(holderName),
    };
  }

  /**
   * Deletes the certificates of a rehearsal in chunks, each in its own transaction; others stay. Returns the number of
   * deleted certificates.
   */
  async deleteRehearsal(examId: string): Promise<number> {
    let deleted = 0;
    for (;;) {
      const count = await this.database.transaction(() =>
        this.repository.deleteOfRehearsal({ examId, limit: PURGE_CHUNK }),
      );
      if (count === 0) return deleted;
      deleted += count;
    }
  }
}

const toOwn = ({ number, registrationId, revokedBy }: IssuedCertificate): CertificateOfRegistration => ({
  number,
  registrationId,
  revokedBy,
});

/**
 * The certificate number that belongs to a registration's result under a released run. A pass that does not count has
 * none.
 */
export const numberBeside = ({
  passed,
  counts,
  certificate,
}: {
  passed: boolean;
  counts: boolean;
  certificate: Pick<CertificateOfRegistration, 'number' | 'revokedBy'> | null;
}): string | null => (passed && counts && certificate && certificate.revokedBy !== 'staff' ? certificate.number : null);
