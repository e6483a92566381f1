import { Injectable } from '@nestjs/common';
import { plainCode } from '@sunflower/content';
import type { SignInStanding } from '@sunflower/identity';
import { Audit, Database, Secrets, type Queries, type AuditAction } from '@sunflower/platform';
import { accessCodeMatches, accessCodeOf, type AccessCodeHolder } from '../ticket-code/access-code';
import { RegistrationNotFound } from '../exam.errors';
import { GiveConsent } from './give-consent';
import type { Consent, RegistrationOutcome, RegistrationRow } from '../content/registration-row';
import { EndSignIn, type EndingSignIn } from './end-sign-in';
import { RegistrationRepository, type RegistrationPage } from './registration.repository';

interface ReasonedAct {
  registrationId: string;
  reason: string;
  /** `staffId` is null when the system acts, for the candidate. */
  staff: { staffId: string | null };
}

/** Registrations: found by ticket, verified by access code, changed with a reason. */
@Injectable()
export class Registrations {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly secrets: Secrets,
    private readonly repository: RegistrationRepository,
    private readonly consents: GiveConsent,
    private readonly signOuts: EndSignIn,
  ) {}

  /** @throws RegistrationNotFound */
  async getRegistration(id: string): Promise<RegistrationRow> {
    const registration = await this.repository.find(id);
    if (!registration) throw new RegistrationNotFound();
    return registration;
  }

  /** In no particular order; unknown ids are left out. */
  getMany(ids: readonly string[]): Promise<RegistrationRow[]> {
    return this.repository.listByIds(ids);
  }

  async findByTicket(ticketNumber: string): Promise<RegistrationRow | null> {
    const [registration] = await this.repository.listByTickets([plainCode(ticketNumber)]);
    return registration ?? null;
  }

  /** For many sign-ins at once: by ticket number as it was typed; unknown ones are left out. */
  async findManyByTickets(ticketNumbers: readonly string[]): Promise<Map<string, RegistrationRow>> {
    const found = await this.repository.listByTickets([...new Set(ticketNumbers.map(plainCode))]);
    const byTicket = new Map(found.map((registration) => [registration.ticketNumber, registration]));
    return new Map(
      ticketNumbers.flatMap((typed) => {
        const registration = byTicket.get(plainCode(typed));
        return registration ? [[typed, registration]] : [];
      }),
    );
  }

  /** In the order of ids, after `afterId`. */
  page(page: RegistrationPage): Promise<RegistrationRow[]> {
    return this.repository.page(page);
  }

  /** Attempts of these people (at most 1000) before their latest ones, the latest first. */
  listFolded(asked: { examId: string; personIds: readonly string[] }): Promise<RegistrationRow[]> {
    return this.repository.listFolded(asked);
  }

  countByExam(examId: string): Promise<number> {
    return this.repository.countByExam(examId);
  }

  countBySitting(examId: string): Promise<Map<string, number>> {
    return this.repository.countBySitting(examId);
  }

  /** For at most 1000 registrations; unknown ids are left out. `transaction`: the one that holds the sessions. */
  signInStandings(ids: readonly string[], transaction?: Queries): Promise<Map<string, SignInStanding>> {
    return this.repository.signInStandings(ids, transaction);
  }

  /** Ends the sign-in at once in every process; its exam session goes on. Repeating it does no harm. */
  endSignIn({ registrationId, signInId }: EndingSignIn): Promise<void> {
    return this.signOuts.end({ registrationId, signInId });
  }

  accessCodeOf(registration: AccessCodeHolder): string {
    return accessCodeOf({ secrets: this.secrets, registration });
  }

  accessCodeMatches({ registration, accessCode }: { registration: AccessCodeHolder; accessCode: string }): boolean {
    return accessCodeMatches({ secrets: this.secrets, registration, accessCode });
  }

  /**
   * Records what the candidate agreed to, and when. A second consent to the same texts changes nothing.
   * @throws RegistrationNotFound, ConsentVersionChanged when these are not the versions of the exam
   */
  giveConsent(consent: Consent): Promise<{ consentAt: number }> {
    return this.consents.give(consent);
  }

  /** Makes the old access code and every sign-in made with it invalid. @throws RegistrationNotFound */
  async reissueCode({ registrationId, reason, staff }: ReasonedAct): Promise<RegistrationRow> {
    return this.change(
      { registrationId, reason, staff, action: 'registration.code-reissued' },
      ({ accessCodeVersion, accessCodeKey }) => ({
        accessCodeVersion: accessCodeVersion + 1,
        ...(accessCodeKey === this.secrets.currentKey ? {} : { accessCodeKey: this.secrets.currentKey }),
      }),
    );
  }

  /**
   * Takes effect when the session starts; a running session must be extended separately.
   * @throws RegistrationNotFound
   */
  async setAccommodation({
    extraTimeMinutes,
    accommodation,
    ...act
  }: ReasonedAct & {
    extraTimeMinutes: number;
    accommodation: string | null;
  }): Promise<RegistrationRow> {
    return this.change({ ...act, action: 'registration.accommodated' }, () => ({ extraTimeMinutes, accommodation }));
  }

  /** Counts from the next grading run on; null withdraws the outcome. @throws RegistrationNotFound */
  async setOutcome({
    outcome,
    ...act
  }: ReasonedAct & { outcome: RegistrationOutcome | null }): Promise<RegistrationRow> {
    return this.change({ ...act, action: 'registration.outcome-set' }, () => ({ outcome }));
  }

  private change(
    { registrationId, reason, staff, action }: ReasonedAct & { action: AuditAction },
    changesTo: (registration: RegistrationRow) => Partial<RegistrationRow>,
  ): Promise<RegistrationRow> {
    return this.database.transaction(async () => {
      const before = await this.forUpdate(registrationId);
      const changes = changesTo(before);
      await this.repository.update({ id: registrationId, ...changes });
      const fields = (Object.keys(changes) as (keyof RegistrationRow)[]).filter((field) => field !== 'accommodation');
      await this.audit.record({
        staffId: staff.staffId,
        action,
        subjectType: 'registration',
        subjectId: registrationId,
        reason,
        // The text of the accommodation may reveal somebody's health, so it stays out of the audit.
        details: Object.fromEntries(fields.map((field) => [field, { before: before[field], after: changes[field] }])),
      });
      return { ...before, ...changes };
    });
  }

  private async forUpdate(registrationId: string): Promise<RegistrationRow> {
    const registration = await this.repository.lockAndFind(registrationId);
    if (!registration) throw new RegistrationNotFound();
    return registration;
  }
}
