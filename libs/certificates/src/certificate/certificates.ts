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
  /** `regrade` speaks of the run that counts now, which may be a newer one than that of a result at hand. */
  revokedBy: CertificateStanding['revokedBy'];
}

/** What anybody may know of a certificate whose number they hold. Times are epoch milliseconds. */
export interface PublicCheck {
  number: string;
  state: PublicState;
  /** In full only for the right check code; otherwise the first character and `＊`. */
  holderName: string;
  /** Null when no check code was given. */
  codeMatches: boolean | null;
  /** Whether the code is of a print from before a correction: another print took its place. */
  printSuperseded: boolean;
  reissueCount: number;
  /** When it was issued anew last; null: never. */
  correctedAt: number | null;
  title: string;
  issuer: string;
  issuedAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
}

/** Rows of one transaction of a purge. */
const PURGE_CHUNK = 500;

/** The door for the rooms to the right, and for the public. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly repository: CertificateRepository,
  ) {}

  /** Of the person of a registration. */
  async findByRegistration(registrationId: string): Promise<CertificateOfRegistration | null> {
    const certificate = await this.repository.findByRegistration(registrationId);
    return certificate && toOwn(certificate);
  }

  /** Issued ones of one person, each under the registration it was earned with. */
  async listOfPerson(registrationIds: readonly string[]): Promise<Map<string, CertificateOfRegistration>> {
    const found = await this.repository.listByRegistrations(registrationIds);
    return new Map(found.map((certificate) => [certificate.registrationId, toOwn(certificate)]));
  }

  /** By registration, `numberBeside` of many that all passed under a released run, and so have an issued one; who has none to show is left out. */
  numbersBesidePasses(registrationIds: readonly string[]): Promise<Map<string, string>> {
    return this.repository.unrevokedNumbers(registrationIds);
  }

  /** `number` and `code` as somebody typed them. @throws CertificateNotFound, also for a malformed number and for a rehearsal's */
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

  /** In chunks, each its own transaction; certificates that are not a rehearsal's stay. Returns how many went. */
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

/** Of a registration whose result under some released run is known: what belongs to that result. A pass that does not count has none. */
export const numberBeside = ({
  passed,
  counts,
  certificate,
}: {
  passed: boolean;
  counts: boolean;
  certificate: Pick<CertificateOfRegistration, 'number' | 'revokedBy'> | null;
}): string | null => (passed && counts && certificate && certificate.revokedBy !== 'staff' ? certificate.number : null);
