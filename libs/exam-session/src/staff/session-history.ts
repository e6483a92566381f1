import { Injectable } from '@nestjs/common';
import { StaffAccounts } from '@sunflower/identity';
import { Audit, isoTime } from '@sunflower/platform';
import { SessionEventRepository } from '../integrity/session-event.repository';
import type { SessionDetailDto } from './exam-session.dto';

const EVENTS_SHOWN = 200;

/** What happened to a session: what staff and system did, by name, and what its page reported. */
@Injectable()
export class SessionHistory {
  constructor(
    private readonly audit: Audit,
    private readonly staff: StaffAccounts,
    private readonly events: SessionEventRepository,
  ) {}

  async of(sessionId: string): Promise<Pick<SessionDetailDto, 'audit' | 'events'>> {
    const [events, acts] = await Promise.all([
      this.events.listOf({ sessionId, limit: EVENTS_SHOWN }),
      this.audit.listFor({ subjectType: 'session', subjectId: sessionId }),
    ]);
    const names = await this.staff.namesOf(acts.flatMap(({ actorId }) => actorId ?? []));
    return {
      events: events.map(({ kind, at, receivedAt, address, device, counted, details }) => ({
        kind,
        counted,
        at: isoTime(at),
        receivedAt: isoTime(receivedAt),
        address,
        device,
        details,
      })),
      audit: acts.map(({ at, actorId, action, reason, details }) => ({
        at: isoTime(at),
        staffId: actorId,
        staffName: actorId === null ? null : (names.get(actorId) ?? null),
        action,
        reason,
        details,
      })),
    };
  }
}
