import { Injectable } from '@nestjs/common';
import { Exams, Registrations } from '@sunflower/exam';
import type { ReleaseChunk } from '@sunflower/grading';
import { secureRandom, Secrets, type RandomInteger } from '@sunflower/platform';
import { newCertificateNumber } from './certificate-number';
import { CertificateRepository, type ReservedCertificate } from './certificate.repository';
import { expiryOf } from './certificate-validity';

// Two equal numbers out of ten thousand million are rare, three times in a row are a broken generator.
const MAX_NUMBER_DRAWS = 5;

/** Keeps a certificate ready for each pass that is about to be released: the release issues it. */
@Injectable()
export class ReserveCertificates {
  /** A spec puts its own in, to see two numbers meet. */
  random: RandomInteger = secureRandom;

  constructor(
    private readonly repository: CertificateRepository,
    private readonly exams: Exams,
    private readonly registrations: Registrations,
    private readonly secrets: Secrets,
  ) {}

  /** Who has one keeps it, also a revoked one. In the caller's transaction, any number of times. */
  async reserve({ examId, releasedAt, registrationIds }: ReleaseChunk): Promise<void> {
    if (registrationIds.length === 0) return;
    // A release that came to nothing has reserved them: they would bear its day.
    await this.repository.deleteReserved({ registrationIds, unlessIssuedAt: releasedAt });
    let waiting = await this.blanks({ examId, releasedAt, registrationIds: await this.without(registrationIds) });
    for (let draw = 1; waiting.length > 0; draw += 1) {
      if (draw > MAX_NUMBER_DRAWS) throw new Error(`No free certificate number after ${MAX_NUMBER_DRAWS} draws`);
      const numbered = waiting.map((blank) => ({
        ...blank,
        number: newCertificateNumber({ issuedAtMs: releasedAt, random: this.random }),
      }));
      if ((await this.repository.insertMany(numbered)) === numbered.length) return;
      const missing = new Set(await this.without(waiting.map(({ registrationId }) => registrationId)));
      waiting = waiting.filter(({ registrationId }) => missing.has(registrationId));
    }
  }

  private async without(registrationIds: readonly string[]): Promise<string[]> {
    const present = await this.repository.registrationsWithOne(registrationIds);
    return registrationIds.filter((id) => !present.has(id));
  }

  private async blanks({
    examId,
    releasedAt,
    registrationIds,
  }: ReleaseChunk): Promise<Omit<ReservedCertificate, 'number'>[]> {
    if (registrationIds.length === 0) return [];
    const { certificateTitle, certificateIssuer, certificateValidMonths, rehearsal } = await this.exams.getExam(examId);
    const expiresAt = expiryOf({ issuedAtMs: releasedAt, validMonths: certificateValidMonths });
    const registrations = await this.registrations.getMany(registrationIds);
    return registrations.map(({ id, candidateName }) => ({
      registrationId: id,
      examId,
      holderName: candidateName,
      title: certificateTitle,
      issuer: certificateIssuer,
      issuedAt: releasedAt,
      expiresAt,
      checkCodeKey: this.secrets.currentKey,
      rehearsal,
    }));
  }
}
