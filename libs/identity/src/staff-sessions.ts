import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, sha256Hex, StaffActor, type Config } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { randomBytes } from 'node:crypto';
import { isSecure, type SessionCookie } from './session-cookie';
import { StaffGrants } from './staff-grants';
import { StaffSessionRepository } from './staff-session.repository';

export const STAFF_COOKIE = 'sunflower_staff';

const LIFETIME_MS = 12 * 60 * 60 * 1000;
/** How long another process may still believe a session that this one has ended. */
const BELIEVED_MS = 3000;
const REMEMBERED_SESSIONS = 5000;
const TOKEN_FORM = /^[\w-]{43}$/;

interface RememberedSession {
  actor: StaffActor;
  expiresAtMs: number;
  readAtMs: number;
}

/** Signed-in browsers of staff. The cookie is random; the table holds its SHA-256. */
@Injectable()
export class StaffSessions {
  private readonly remembered = new LRUCache<string, RememberedSession>({ max: REMEMBERED_SESSIONS });

  constructor(
    private readonly repository: StaffSessionRepository,
    private readonly grants: StaffGrants,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In the caller's transaction. The session that the browser held before ends, so that none can be planted. */
  async begin({ staffId, formerToken }: { staffId: string; formerToken: string | null }): Promise<SessionCookie> {
    const now = this.clock.now();
    const token = randomBytes(32).toString('base64url');
    if (formerToken !== null) await this.end(formerToken);
    await this.repository.deleteExpiredOf({ staffId, now });
    await this.repository.insert({ id: sha256Hex(token), staffId, createdAt: now, expiresAt: now + LIFETIME_MS });
    return this.cookie(token, LIFETIME_MS);
  }

  async end(token: string): Promise<void> {
    const id = sha256Hex(token);
    this.remembered.delete(id);
    await this.repository.delete(id);
  }

  /** In the caller's transaction: every browser of this member of staff has to sign in again. */
  async endAllOf(staffId: string): Promise<void> {
    await this.repository.deleteAllOf(staffId);
    for (const [id, { actor }] of this.remembered.entries()) if (actor.staffId === staffId) this.remembered.delete(id);
  }

  /** Takes the cookie out of the browser. */
  expiredCookie(): SessionCookie {
    return this.cookie('', 0);
  }

  /** Who the cookie belongs to; null when nobody is signed in with it any more. */
  async findActor(token: string): Promise<StaffActor | null> {
    if (!TOKEN_FORM.test(token)) return null;
    const id = sha256Hex(token);
    const now = this.clock.now();
    const session = this.remembered.get(id);
    if (session && now - session.readAtMs < BELIEVED_MS) return now < session.expiresAtMs ? session.actor : null;
    return this.read({ id, now });
  }

  private async read({ id, now }: { id: string; now: number }): Promise<StaffActor | null> {
    const live = await this.repository.findLive({ id, now });
    if (!live) {
      this.remembered.delete(id);
      return null;
    }
    const actor = new StaffActor(live.staffId, live.displayName, await this.grants.listFor(live.staffId));
    this.remembered.set(id, { actor, expiresAtMs: live.expiresAt, readAtMs: now });
    return actor;
  }

  private cookie(value: string, lifetimeMs: number): SessionCookie {
    const options = {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: isSecure(this.config),
      maxAge: lifetimeMs / 1000,
    } as const;
    return { name: STAFF_COOKIE, value, options };
  }
}
