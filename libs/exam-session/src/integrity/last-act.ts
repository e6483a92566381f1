import type { WatchedAct } from '@sunflower/exam';
import type { SessionStanding } from '../session/exam-session.repository';
import { actOf, actsHeld } from '../session/integrity-rule';
import type { SessionEventRepository } from './session-event.repository';

/** The last counted act of a session. Most sessions have none and need no query. */
export async function findLastAct({
  session,
  events,
}: {
  session: SessionStanding;
  events: SessionEventRepository;
}): Promise<WatchedAct | null> {
  if (actsHeld(session) === 0) return null;
  const kind = await events.lastCountedKind(session.id);
  return kind === null ? null : actOf(kind);
}
