import { Injectable } from '@nestjs/common';
import { ExamSessions, SessionNotFound } from '@sunflower/exam-session';
import type { CandidateActor } from '@sunflower/platform';
import { CertificateRepository, type IssuedCertificate } from '../certificate/certificate.repository';
import { CertificateNotFound } from '../certificates.errors';

@Injectable()
export class OwnCertificate {
  constructor(
    private readonly sessions: ExamSessions,
    private readonly repository: CertificateRepository,
  ) {}

  /**
   * @throws SessionNotFound for an unknown session or another candidate's; CertificateNotFound without a released pass
   */
  async getOfSession({
    sessionId,
    candidate,
  }: {
    sessionId: string;
    candidate: CandidateActor;
  }): Promise<IssuedCertificate> {
    const session = await this.sessions.findByRegistration(candidate.registrationId);
    if (session?.id !== sessionId) throw new SessionNotFound();
    const certificate = await this.repository.findByRegistration(candidate.registrationId);
    if (!certificate) throw new CertificateNotFound();
    return certificate;
  }
}
