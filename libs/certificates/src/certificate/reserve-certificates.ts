import { Injectable } from '@nestjs/common';
import { Exams, Registrations, type RegistrationRow } from '@sunflower/exam';
import type { ReleaseChunk } from '@sunflower/grading';
import { secureRandom, Secrets, type RandomInteger } from '@sunflower/platform';
import { newCertificateNumber } from './certificate-number';
import { CertificateRepository, type ReservedCertificate } from './certificate.repository';
import { expiryOf } from './certificate-validity';

// Equal numbers among ten thousand million are rare; several in a row mean a broken generator.
const MAX_NUMBER_DRAWS = 5;

/** Reserves a certificate for each person whose pass is about to be released; the release issues it. */
@Injectable()
export class ReserveCertificates {
  /** Replaced by tests that need equal numbers. */
  random: RandomInteger = secureRandom;

  constructor(
    private readonly repository: CertificateRepository,
    private readonly exams: Exams,
    private readonly registrations: Registrations,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Keeps the certificate that a person already has, even a revoked one, whatever the attempt. Runs in the caller's
   * transaction and may be repeated.
   */
  async reserve({ examId, releasedAt, registrationIds }: ReleaseChunk): Promise<void> {
    if (registrationIds.length === 0) return;
    const passed = firstOfEach(await this.registrations.getMany(registrationIds));
    const personIds = passed.map(({ personId }) => personId);
    // Reservations of an abandoned release have that release's date, so they are made again.
    await this.repository.deleteReserved({ examId, personIds, unlessIssuedAt: releasedAt });
    let waiting = await this.blanks({ examId, releasedAt, passed });
    for (let draw = 1; waiting.length > 0; draw += 1) {
      if (draw > MAX_NUMBER_DRAWS) throw new Error(`No free certificate number after ${MAX_NUMBER_DRAWS} draws`);
      const numbered = waiting.map((blank) => ({
        ...blank,
        number: newCertificateNumber({ issuedAtMs: releasedAt, random: this.random }),
      }));
      if ((await this.repository.insertMany(numbered)) === numbered.length) return;
      waiting = await this.without({ examId, waiting });
    }
  }

  private async without<Of extends { personId: string }>({
    examId,
    waiting,
  }: {
    examId: string;
    waiting: readonly Of[];
  }): Promise<Of[]> {
    const present = await this.repository.peopleWithOne({ examId, personIds: waiting.map(({ personId }) => personId) });
    return waiting.filter(({ personId }) => !present.has(personId));
  }

  private async blanks({
    examId,
    releasedAt,
    passed,
  }: Pick<ReleaseChunk, 'examId' | 'releasedAt'> & { passed: readonly RegistrationRow[] }): Promise<
    Omit<ReservedCertificate, 'number'>[]
  > {
    const waiting = await this.without({ examId, waiting: passed });
    if (waiting.length === 0) return [];
    const { certificateTitle, certificateIssuer, certificateValidMonths, rehearsal } = await this.exams.getExam(examId);
    const expiresAt = expiryOf({ issuedAtMs: releasedAt, validMonths: certificateValidMonths });
    return waiting.map(({ id, personId, candidateName }) => ({
      registrationId: id,
      personId,
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

/** The earliest of these attempts for each person. */
function firstOfEach(passed: readonly RegistrationRow[]): RegistrationRow[] {
  const ofPerson = new Map<string, RegistrationRow>();
  for (const one of [...passed].sort((a, b) => a.attemptNumber - b.attemptNumber))
    if (!ofPerson.has(one.personId)) ofPerson.set(one.personId, one);
  return [...ofPerson.values()];
}
