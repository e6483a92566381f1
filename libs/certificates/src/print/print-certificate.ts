import { Inject, Injectable } from '@nestjs/common';
import { Exams, Registrations } from '@sunflower/exam';
import { CONFIG, Secrets, type Config, chineseDate } from '@sunflower/platform';
import { checkCodeOf } from '../check-code/check-code';
import type { IssuedCertificate } from '../certificate/certificate.repository';
import { CertificateNotSigned, CertificateRevoked } from '../certificates.errors';
import type { CertificateFace } from '../pdf/certificate-face';
import { CertificateRenderer, type CertificateBookInThread } from '../pdf/certificate-renderer';
import { statementOf } from '../pdf/certificate-words';
import { SignCertificates } from '../signed/sign-certificates';

type DrawnCertificate = { certificate: IssuedCertificate } & Pick<
  CertificateFace,
  'examTitle' | 'maskedIdNumber' | 'credential'
>;

/** Prints a certificate as PDF, with the signed certificate attached. */
@Injectable()
export class PrintCertificate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
    private readonly exams: Exams,
    private readonly registrations: Registrations,
    private readonly renderer: CertificateRenderer,
    private readonly signing: SignCertificates,
  ) {}

  /** @throws CertificateRevoked, CertificateCharactersMissing, Overloaded */
  async print(certificate: IssuedCertificate): Promise<Buffer> {
    const { examTitle, maskedIdNumber, credential } = await this.sign(certificate);
    return this.draw({ certificate, examTitle, maskedIdNumber, credential });
  }

  /** For a valid certificate whose signature is at hand. @throws CertificateCharactersMissing, Overloaded */
  draw(drawn: DrawnCertificate): Promise<Buffer> {
    return this.renderer.render(this.faceOf(drawn));
  }

  /** The signed certificate alone, as a JWT. @throws CertificateRevoked, CertificateNotSigned */
  async getCredential(certificate: IssuedCertificate): Promise<string> {
    const { credential } = await this.sign(certificate);
    if (credential === null) throw new CertificateNotSigned();
    return credential;
  }

  /** A document of many certificates, for printing; without the signed ones, which belong to one person each. */
  openBook(): {
    add: (drawn: Omit<DrawnCertificate, 'credential'>) => Promise<Buffer>;
  } & Pick<CertificateBookInThread, 'end' | 'abandon'> {
    const { add, end, abandon } = this.renderer.openBook();
    return { add: (drawn) => add(this.faceOf({ ...drawn, credential: null })), end, abandon };
  }

  private async sign(
    certificate: IssuedCertificate,
  ): Promise<Pick<CertificateFace, 'examTitle' | 'maskedIdNumber' | 'credential'>> {
    const { number, registrationId, examId, state } = certificate;
    if (state === 'revoked') throw new CertificateRevoked(number);
    const [{ title: examTitle }, { maskedIdNumber }] = await Promise.all([
      this.exams.getExam(examId),
      this.registrations.getRegistration(registrationId),
    ]);
    const statement = statementOf(examTitle);
    return {
      examTitle,
      maskedIdNumber,
      credential: await this.signing.sign({ certificate, maskedIdNumber, statement }),
    };
  }

  private faceOf({
    certificate: {
      number,
      holderName,
      title,
      issuer,
      issuedAt,
      expiresAt,
      checkCodeKey,
      reissueCount,
      correctedAt,
      rehearsal,
    },
    ...signed
  }: DrawnCertificate): CertificateFace {
    const checkCode = checkCodeOf({ secrets: this.secrets, number, key: checkCodeKey, reissueCount });
    return {
      ...signed,
      number,
      checkCode,
      holderName,
      title,
      issuer,
      rehearsal,
      verifyUrl: `${this.config.publicUrl}/verify/${number}?code=${checkCode}`,
      issuedAtMs: correctedAt ?? issuedAt,
      correctedOn: correctedAt === null ? null : chineseDate(correctedAt),
      issuedOn: chineseDate(issuedAt),
      lastValidDay: expiresAt === null ? null : chineseDate(expiresAt - 1),
    };
  }
}
