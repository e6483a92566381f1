import { Injectable } from '@nestjs/common';
import { plainCode } from '@sunflower/content';
import { Registrations, type RegistrationRow } from '@sunflower/exam';
import {
  CandidateSignIns,
  signInHolds,
  signInKey,
  SignInLog,
  SignInRefused,
  SignInThrottle,
  TooManyFailures,
  type Cookies,
  type SessionCookie,
} from '@sunflower/identity';
import { NaturalBatcher, NotSignedIn, type CandidateActor, type PackedPart } from '@sunflower/platform';
import type { SignedInDto, SignInRequest } from '../contract/candidate.dto';
import type { ExamSession } from '../session/exam-session.entity';
import { ExamSessionRepository } from '../session/exam-session.repository';
import { SignedInView } from './signed-in-view';

interface Found {
  registration: RegistrationRow | null;
  session: ExamSession | null;
}

/** Exchanges ticket number and access code for a cookie. Simultaneous sign-ins share queries. */
@Injectable()
export class CandidateSignIn {
  private readonly lookUps = new NaturalBatcher<string, Found>({ run: (tickets) => this.lookUp(tickets) });

  constructor(
    private readonly registrations: Registrations,
    private readonly view: SignedInView,
    private readonly sessions: ExamSessionRepository,
    private readonly signIns: CandidateSignIns,
    private readonly throttle: SignInThrottle,
    private readonly log: SignInLog,
  ) {}

  async signIn({
    request,
    address,
  }: {
    request: SignInRequest;
    address: string;
  }): Promise<{ parts: (PackedPart | Buffer)[]; cookie: SessionCookie }> {
    const ticketNumber = plainCode(request.ticketNumber);
    const key = signInKey({ account: ticketNumber, address });
    // Enough to find the ticket in the list of an exam, and of no use to anybody else.
    const ids = { ticketEnd: ticketNumber.slice(-4), address };
    this.admit({ key, ids });
    const { registration, session } = await this.lookUps.add(ticketNumber);
    if (!registration || !this.registrations.accessCodeMatches({ registration, accessCode: request.accessCode })) {
      this.throttle.fail(key);
      this.log.note('candidate.sign-in-refused', ids);
      throw new SignInRefused();
    }
    this.throttle.succeed(key);
    const { id: registrationId, personId, examId, accessCodeVersion } = registration;
    return {
      parts: await this.view.write({ registration, session }),
      cookie: this.signIns.issueCookie({ registrationId, personId, examId, accessCodeVersion }),
    };
  }

  /** The reply of the sign-in again, for a page that was reloaded. */
  async me(candidate: CandidateActor): Promise<SignedInDto> {
    const registration = await this.registrations.getRegistration(candidate.registrationId);
    if (!signInHolds({ candidate, standing: registration })) throw new NotSignedIn();
    return this.view.describe({ registration, session: await this.sessions.findByRegistration(registration.id) });
  }

  /** Ends the sign-in of this cookie in every process, and no other one. A session in progress goes on. */
  async signOut(cookies: Cookies | undefined): Promise<void> {
    const candidate = this.signIns.findActorIn(cookies);
    if (candidate) await this.registrations.endSignIn(candidate);
  }

  async giveConsent({
    candidate,
    rulesVersion,
    privacyVersion,
  }: {
    candidate: CandidateActor;
    rulesVersion: string;
    privacyVersion: string;
  }): Promise<SignedInDto> {
    await this.registrations.giveConsent({ registrationId: candidate.registrationId, rulesVersion, privacyVersion });
    return this.me(candidate);
  }

  private admit({ key, ids }: { key: string; ids: object }): void {
    try {
      this.throttle.check(key);
    } catch (error) {
      if (error instanceof TooManyFailures) this.log.note('candidate.sign-in-throttled', ids);
      throw error;
    }
  }

  private async lookUp(tickets: string[]): Promise<Found[]> {
    const byTicket = await this.registrations.findManyByTickets(tickets);
    const sessions = await this.sessions.findByRegistrations([...byTicket.values()].map(({ id }) => id));
    const byRegistration = new Map(sessions.map((session) => [session.registrationId, session]));
    return tickets.map((ticket) => {
      const registration = byTicket.get(ticket) ?? null;
      return { registration, session: registration ? (byRegistration.get(registration.id) ?? null) : null };
    });
  }
}
