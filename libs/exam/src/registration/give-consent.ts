import { Injectable } from '@nestjs/common';
import { Clock, CommitLane, Database } from '@sunflower/platform';
import { hasConsented } from './has-consented';
import { ConsentVersionChanged, RegistrationNotFound } from '../exam.errors';
import { LockedExams } from '../exam/locked-exams';
import type { Consent, RegistrationRow } from '../content/registration-row';
import { RegistrationRepository } from './registration.repository';

type ConsentOutcome = { consentAt: number } | Error;

/** Consents that arrive together are committed together: thousands come in the minutes before an exam opens. */
@Injectable()
export class GiveConsent {
  private readonly lane = new CommitLane<Consent, { consentAt: number }>({
    commit: (consents) => this.record(consents),
    maxRequests: 100,
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: RegistrationRepository,
    private readonly lockedExams: LockedExams,
  ) {}

  /** @throws RegistrationNotFound, ConsentVersionChanged */
  give(consent: Consent): Promise<{ consentAt: number }> {
    return this.lane.add(consent);
  }

  private async record(consents: Consent[]): Promise<ConsentOutcome[]> {
    const registrations = await this.repository.listByIds([
      ...new Set(consents.map(({ registrationId }) => registrationId)),
    ]);
    const byId = new Map(registrations.map((registration) => [registration.id, registration]));
    const now = this.clock.now();
    const outcomes = await Promise.all(
      consents.map((consent) => this.judge({ consent, registration: byId.get(consent.registrationId) ?? null, now })),
    );
    const accepted = consents.filter((_, index) => !(outcomes[index] instanceof Error));
    await this.database.transaction(() => this.repository.recordConsents({ consents: accepted, consentAt: now }));
    return outcomes;
  }

  private async judge({
    consent,
    registration,
    now,
  }: {
    consent: Consent;
    registration: RegistrationRow | null;
    now: number;
  }): Promise<ConsentOutcome> {
    if (!registration) return new RegistrationNotFound();
    const exam = await this.lockedExams.get(registration.examId);
    const { rulesVersion, privacyVersion } = exam;
    if (rulesVersion !== consent.rulesVersion || privacyVersion !== consent.privacyVersion) {
      return new ConsentVersionChanged({ rulesVersion, privacyVersion });
    }
    return { consentAt: (hasConsented({ registration, exam }) ? registration.consentAt : null) ?? now };
  }
}
