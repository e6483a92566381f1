import { isoTimeOrNull } from '@sunflower/platform';
import { SessionClosed } from '../exam-session.errors';
import type { SessionGate } from './exam-session.repository';

/** The error of a closed session, and of one between its deadline and the sweep. */
export function closedError({ gate, kept }: { gate: SessionGate; kept: number }): SessionClosed {
  const swept = gate.state !== 'in_progress';
  return new SessionClosed({
    state: swept ? gate.state : 'timed_out',
    closedAt: isoTimeOrNull(swept ? gate.closedAt : gate.deadlineAt),
    receipt: gate.receipt,
    kept,
  });
}
