import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  equalInConstantTime,
  newId,
  roomFor,
  Secrets,
  type CandidateActor,
  type Config,
} from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { encodeClaims, splitToken, type CandidateClaims } from './candidate-token';
import { hostCookie, SentCookies, type Cookies, type SessionCookie } from '../session/session-cookie';

export const CANDIDATE_COOKIE = 'sunflower_candidate';

const LIFETIME_MS = 24 * 60 * 60 * 1000;
const REMEMBERED_TOKENS = 200_000;

interface RememberedToken {
  actor: CandidateActor;
  expiresAtMs: number;
}

/**
 * A candidate's sign-in is the signed cookie itself; no table stores it. `signInHolds` checks whether it has ended
 * since.
 */
@Injectable()
export class CandidateSignIns {
  private readonly verified = new LRUCache<string, RememberedToken>(roomFor(REMEMBERED_TOKENS));

  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly sent: SentCookies,
  ) {}

  /** A new sign-in. Send the cookie with `reply.setCookie(name, value, options)`. */
  issueCookie(registration: Omit<CandidateActor, 'kind' | 'signInId'>): SessionCookie & { signInId: string } {
    const { registrationId, personId, examId, accessCodeVersion } = registration;
    const signInId = newId();
    const claims: CandidateClaims = {
      candidate: { registrationId, personId, examId, accessCodeVersion, signInId },
      expiresAtMs: this.clock.now() + LIFETIME_MS,
    };
    const claimsText = encodeClaims(claims);
    return { ...this.cookie(`${claimsText}.${this.sign(claimsText)}`, LIFETIME_MS), signInId };
  }

  /** A cookie that makes the browser delete the sign-in. */
  expiredCookie(): SessionCookie {
    return this.cookie('', 0);
  }

  /** The candidate signed in by one of these cookies; null when none of them is valid. */
  findActorIn(cookies: Cookies | undefined): CandidateActor | null {
    const token = this.sent.find({ cookies, name: CANDIDATE_COOKIE });
    return token === null ? null : this.findActor(token);
  }

  /** The candidate the token was issued to; null when it was not issued here, was altered, or is older than 24 h. */
  findActor(token: string): CandidateActor | null {
    const remembered = this.verified.get(token) ?? this.verify(token);
    return remembered && this.clock.now() < remembered.expiresAtMs ? remembered.actor : null;
  }

  private verify(token: string): RememberedToken | null {
    const parts = splitToken(token);
    if (!parts || !equalInConstantTime(parts.signature, this.sign(parts.claimsText))) return null;
    const { candidate, expiresAtMs } = parts.claims;
    const remembered: RememberedToken = {
      actor: Object.freeze({ kind: 'candidate', ...candidate } as const),
      expiresAtMs,
    };
    this.verified.set(token, remembered);
    return remembered;
  }

  private sign(claimsText: string): string {
    return this.secrets.hmac({ purpose: 'candidate-cookie', text: claimsText }).toString('base64url');
  }

  private cookie(value: string, lifetimeMs: number): SessionCookie {
    return hostCookie({ name: CANDIDATE_COOKIE, value, lifetimeMs, sameSite: 'lax', config: this.config });
  }
}
