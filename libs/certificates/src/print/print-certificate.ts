import { Inject, Injectable } from '@nestjs/common';
import { Exams, Registrations } from '@sunflower/exam';
import { CONFIG, Secrets, type Config, chineseDate } from '@sunflower/platform';
import { checkCodeOf } from '../check-code/check-code';
import type { IssuedCertificate } from '../certificate/certificate.repository';
import { CertificateRevoked } from '../certificates.errors';
import { CertificateRenderer } from '../pdf/certificate-renderer';

/** Prints a certificate as PDF. */
@Injectable()
export class PrintCertificate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
    private readonly exams: Exams,
    private readonly registrations: Registrations,
    private readonly renderer: CertificateRenderer,
  ) {}

  /** @throws CertificateRevoked, CertificateCharactersMissing, Overloaded */
  async print(certificate: IssuedCertificate): Promise<Buffer> {
    const {
      number,
      registrationId,
      examId,
      state,
      holderName,
      title,
      issuer,
      issuedAt,
      expiresAt,
      checkCodeKey,
      reissueCount,
      correctedAt,
      rehearsal,
    } = certificate;
    if (state === 'revoked') throw new CertificateRevoked(number);
    const [{ title: examTitle }, { maskedIdNumber }] = await Promise.all([
      this.exams.getExam(examId),
      this.registrations.getRegistration(registrationId),
    ]);
    const checkCode = checkCodeOf({ secrets: this.secrets, number, key: checkCodeKey, reissueCount });
    return this.renderer.render({
      number,
      checkCode,
      holderName,
      maskedIdNumber,
      examTitle,
      title,
      issuer,
      rehearsal,
      verifyUrl: `${this.config.publicUrl}/verify/${number}?code=${checkCode}`,
      issuedAtMs: correctedAt ?? issuedAt,
      correctedOn: correctedAt === null ? null : chineseDate(correctedAt),
      issuedOn: chineseDate(issuedAt),
      lastValidDay: expiresAt === null ? null : chineseDate(expiresAt - 1),
    });
  }
}
