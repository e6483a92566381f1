import type { WatchedAct } from '@sunflower/exam';
import type { SessionStanding } from '../session/exam-session.repository';
import { actOf, actsHeld } from '../session/integrity-rule';
import type { SessionEventRepository } from './session-event.repository';

/** What was counted last of a session. Most have nothing held against them, and nothing is looked up. */
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
