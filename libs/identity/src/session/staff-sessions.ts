import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, describeError, Log, sha256Hex, StaffActor, type Config } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { randomBytes } from 'node:crypto';
import type { Duty } from '../duties/duty';
import { StaffDuties } from '../duties/staff-duties';
import { isIdle, isToBeWritten, SEEN_EVERY_MS } from './idle';
import { hostCookie, SentCookies, type Cookies, type SessionCookie } from './session-cookie';
import type { Visitor } from './visitor';
import { StaffSessionRepository, type OwnSession } from './staff-session.repository';

const COOKIE = 'sunflower_staff';
const LIFETIME_MS = 12 * 60 * 60 * 1000;
/** How long another process may still accept a session that this one has ended. */
const BELIEVED_MS = 3000;
const REMEMBERED_SESSIONS = 5000;
const TOKEN_FORM = /^[\w-]{43}$/;
const LONGEST_ADDRESS = 45;

export interface HeldSession {
  /** SHA-256 of the cookie. */
  id: string;
  actor: StaffActor;
  /** The pending duty; null: none. */
  duty: Duty | null;
}

interface RememberedSession extends HeldSession {
  expiresAtMs: number;
  readAtMs: number;
  lastSeenAtMs: number | null;
}

/** Signed-in browsers of staff. The cookie is random; the table stores its SHA-256. */
@Injectable()
export class StaffSessions {
  private readonly remembered = new LRUCache<string, RememberedSession>({ max: REMEMBERED_SESSIONS });

  constructor(
    private readonly repository: StaffSessionRepository,
    private readonly duties: StaffDuties,
    private readonly sent: SentCookies,
    private readonly clock: Clock,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In the caller's transaction. Ends the browser's previous session, so that nobody can plant one. */
  async begin({ staffId, visitor }: { staffId: string; visitor: Visitor }): Promise<SessionCookie> {
    const now = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    await this.endOf(visitor.cookies);
    await this.repository.deleteExpiredOf({ staffId, now });
    const { staffIdleMs } = this.config;
    if (staffIdleMs > 0)
      await this.repository.deleteIdleOf({ staffId, notSeenSince: now - staffIdleMs - SEEN_EVERY_MS });
    await this.repository.insert({
      id: sha256Hex(token),
      staffId,
      createdAt: now,
      expiresAt: now + LIFETIME_MS,
      address: visitor.address.slice(0, LONGEST_ADDRESS),
      browser: visitor.browser,
    });
    return this.cookie({ value: token, lifetimeMs: LIFETIME_MS });
  }

  /** In the caller's transaction: ends whatever session the browser holds. */
  async endOf(cookies: Cookies): Promise<void> {
    const token = this.tokenIn(cookies);
    if (token === null) return;
    const id = sha256Hex(token);
    this.remembered.delete(id);
    await this.repository.delete(id);
  }

  /** In the caller's transaction: signs this member of staff out in every browser. */
  async endAllOf(staffId: string): Promise<void> {
    await this.repository.deleteAllOf(staffId);
    this.forget(staffId);
  }

  /** In the caller's transaction; returns the number of other sessions ended. */
  async endOthersOf({ staffId, keptId }: { staffId: string; keptId: string }): Promise<number> {
    const ended = await this.repository.deleteOthersOf({ staffId, keptId });
    this.forget(staffId);
    return ended;
  }

  /** In the caller's transaction; false when this member of staff holds no such session. */
  async endOneOf({ staffId, id }: { staffId: string; id: string }): Promise<boolean> {
    const ended = await this.repository.deleteOneOf({ staffId, id });
    this.forget(staffId);
    return ended;
  }

  async listOf(staffId: string): Promise<OwnSession[]> {
    const nowMs = this.clock.now();
    const sessions = await this.repository.listLiveOf({ staffId, now: nowMs });
    return sessions.filter(
      ({ lastSeenAt }) => !isIdle({ lastSeenAtMs: lastSeenAt, nowMs, idleMs: this.config.staffIdleMs }),
    );
  }

  /** A cookie that makes the browser delete the session cookie. */
  expiredCookie(): SessionCookie {
    return this.cookie({ value: '', lifetimeMs: 0 });
  }

  /**
   * The session of these cookies; null when nobody is signed in with them. Automatic requests of a page (`background`)
   * are answered, but do not keep the session alive.
   */
  async find({ cookies, background }: { cookies: Cookies; background: boolean }): Promise<HeldSession | null> {
    const token = this.tokenIn(cookies);
    if (token === null) return null;
    const nowMs = this.clock.now();
    const id = sha256Hex(token);
    const session = this.believed({ id, nowMs }) ?? (await this.read({ id, nowMs }));
    if (!session || nowMs >= session.expiresAtMs) return null;
    if (isIdle({ lastSeenAtMs: session.lastSeenAtMs, nowMs, idleMs: this.config.staffIdleMs })) return null;
    if (!background && isToBeWritten({ lastSeenAtMs: session.lastSeenAtMs, nowMs })) await this.see({ session, nowMs });
    return session;
  }

  private tokenIn(cookies: Cookies): string | null {
    const token = this.sent.find({ cookies, name: COOKIE });
    return token !== null && TOKEN_FORM.test(token) ? token : null;
  }

  // A session with a duty is always read again: the duty may have been fulfilled in another process.
  private believed({ id, nowMs }: { id: string; nowMs: number }): RememberedSession | null {
    const session = this.remembered.get(id);
    return session && session.duty === null && nowMs - session.readAtMs < BELIEVED_MS ? session : null;
  }

  private async read({ id, nowMs }: { id: string; nowMs: number }): Promise<RememberedSession | null> {
    const live = await this.repository.findLive({ id, now: nowMs });
    if (!live) {
      this.remembered.delete(id);
      return null;
    }
    const { grants, duty } = await this.duties.of(live);
    const session = {
      id,
      actor: new StaffActor(live.staffId, live.displayName, grants),
      duty,
      expiresAtMs: live.expiresAt,
      readAtMs: nowMs,
      lastSeenAtMs: live.lastSeenAt,
    };
    this.remembered.set(id, session);
    return session;
  }

  // Recording the last use must not fail the request: on a full disk staff can still see the exam.
  private async see({ session, nowMs }: { session: RememberedSession; nowMs: number }): Promise<void> {
    session.lastSeenAtMs = nowMs;
    await this.repository
      .setLastSeen({ id: session.id, now: nowMs })
      .catch((error: unknown) => this.log.warn('staff.last-seen-not-kept', describeError(error)));
  }

  private forget(staffId: string): void {
    for (const [id, { actor }] of this.remembered.entries()) if (actor.staffId === staffId) this.remembered.delete(id);
  }

  private cookie({ value, lifetimeMs }: { value: string; lifetimeMs: number }): SessionCookie {
    return hostCookie({ name: COOKIE, value, lifetimeMs, sameSite: 'strict', config: this.config });
  }
}
