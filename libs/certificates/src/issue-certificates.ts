import { Injectable } from '@nestjs/common';
import { Exams, Registrations } from '@sunflower/exam';
import { Audit, Clock, secureRandom, type RandomInteger } from '@sunflower/platform';
import { newCertificateNumber } from './certificate-number';
import type { Certificate } from './certificate.entity';
import { CertificateRepository, type CertificateStanding } from './certificate.repository';
import { expiryOf } from './certificate-validity';
import { issuingAct } from './issuing-rule';

export interface ReleasedResult {
  registrationId: string;
  passed: boolean;
}

export interface ReleasedRun {
  examId: string;
  runId: string;
  /** Null when the system released it. */
  staffId: string | null;
  results: readonly ReleasedResult[];
}

// Two equal numbers out of ten thousand million are rare, three times in a row are a broken generator.
const MAX_NUMBER_DRAWS = 5;
const REGRADE_REASON = 'The released grading run is not a pass.';

/** Gives each pass its one certificate, and takes or gives it back when a regrade changes the pass. */
@Injectable()
export class IssueCertificates {
  /** A spec puts its own in, to see two numbers meet. */
  random: RandomInteger = secureRandom;

  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: CertificateRepository,
    private readonly exams: Exams,
    private readonly registrations: Registrations,
  ) {}

  /** In the transaction that releases the results: neither stands without the other. */
  async follow({ examId, runId, staffId, results }: ReleasedRun): Promise<void> {
    const existing = await this.repository.lockOfExam(examId);
    const registrationIds: string[] = [];
    const reinstated: CertificateStanding[] = [];
    const revoked: CertificateStanding[] = [];
    for (const { registrationId, passed } of results) {
      const standing = existing.get(registrationId) ?? null;
      switch (issuingAct({ passed, existing: standing })) {
        case 'issue':
          registrationIds.push(registrationId);
          break;
        case 'reinstate':
          reinstated.push(standing as CertificateStanding);
          break;
        case 'revoke':
          revoked.push(standing as CertificateStanding);
          break;
        case 'none':
      }
    }
    await this.issue({ examId, registrationIds });
    await this.repository.reinstate(numbersOf(reinstated));
    await this.repository.revoke({ numbers: numbersOf(revoked), revokedAt: this.clock.now(), revokedBy: 'regrade', revokedReason: REGRADE_REASON });
    await this.recordActs({ examId, runId, staffId, issuedCount: registrationIds.length, reinstated, revoked });
  }

  private async issue({ examId, registrationIds }: { examId: string; registrationIds: readonly string[] }): Promise<void> {
    if (registrationIds.length === 0) return;
    let waiting = await this.blanks({ examId, registrationIds });
    for (let draw = 1; waiting.length > 0; draw += 1) {
      if (draw > MAX_NUMBER_DRAWS) throw new Error(`No free certificate number after ${MAX_NUMBER_DRAWS} draws`);
      const numbered = waiting.map((blank) => ({ ...blank, number: newCertificateNumber({ issuedAtMs: blank.issuedAt, random: this.random }) }));
      if ((await this.repository.insertMany(numbered)) === numbered.length) return;
      const stored = await this.repository.listByRegistrations(waiting.map(({ registrationId }) => registrationId));
      const done = new Set(stored.map(({ registrationId }) => registrationId));
      waiting = waiting.filter(({ registrationId }) => !done.has(registrationId));
    }
  }

  private async blanks({ examId, registrationIds }: { examId: string; registrationIds: readonly string[] }): Promise<Omit<Certificate, 'number'>[]> {
    const { certificateTitle, certificateIssuer, certificateValidMonths, rehearsal } = await this.exams.getExam(examId);
    const issuedAt = this.clock.now();
    const expiresAt = expiryOf({ issuedAtMs: issuedAt, validMonths: certificateValidMonths });
    const registrations = await this.registrations.getMany(registrationIds);
    return registrations.map(({ id, candidateName }) => ({
      registrationId: id, examId, state: 'valid', holderName: candidateName, title: certificateTitle, issuer: certificateIssuer,
      issuedAt, expiresAt, revokedAt: null, revokedBy: null, revokedReason: null, rehearsal,
    }));
  }

  private async recordActs({ examId, runId, staffId, issuedCount, reinstated, revoked }: {
    examId: string; runId: string; staffId: string | null; issuedCount: number;
    reinstated: readonly CertificateStanding[]; revoked: readonly CertificateStanding[];
  }): Promise<void> {
    if (issuedCount + reinstated.length + revoked.length === 0) return;
    const details = { runId, issued: issuedCount, reinstated: reinstated.length, revoked: revoked.length };
    await this.audit.record({ staffId, action: 'certificates.issued', subjectType: 'exam', subjectId: examId, reason: null, details });
    for (const [action, standings] of [['certificate.reinstated', reinstated], ['certificate.revoked', revoked]] as const) {
      for (const { number, registrationId } of standings) {
        await this.audit.record({ staffId, action, subjectType: 'certificate', subjectId: number, reason: 'regrade', details: { runId, registrationId } });
      }
    }
  }
}

const numbersOf = (standings: readonly CertificateStanding[]): string[] => standings.map(({ number }) => number);
