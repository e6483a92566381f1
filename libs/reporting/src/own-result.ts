import { Injectable } from '@nestjs/common';
import { Certificates } from '@sunflower/certificates';
import { ExamSessions, SessionNotFound } from '@sunflower/exam-session';
import { Results } from '@sunflower/grading';
import type { CandidateActor } from '@sunflower/platform';
import { candidateResult, type CandidateResult } from './candidate-result';

@Injectable()
export class OwnResult {
  constructor(
    private readonly sessions: ExamSessions,
    private readonly results: Results,
    private readonly certificates: Certificates,
  ) {}

  /** @throws SessionNotFound when the session does not exist or is another candidate's */
  async getOfSession({
    sessionId,
    candidate: { registrationId },
  }: {
    sessionId: string;
    candidate: CandidateActor;
  }): Promise<CandidateResult> {
    const session = await this.sessions.findByRegistration(registrationId);
    if (session?.id !== sessionId) throw new SessionNotFound();
    // Read the result first: its release has committed the certificate with it.
    const result = await this.results.stateOf(registrationId);
    const certificate = result.state === 'released' ? await this.certificates.findByRegistration(registrationId) : null;
    return candidateResult({ result, certificate });
  }
}
