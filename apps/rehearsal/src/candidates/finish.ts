import { nowMs, pause } from '../monotonic-clock';
import { poll, rest } from './answer-paper';
import { call, GaveUp, isWorthRepeating, Patience } from './call';
import type { Candidate } from './candidate';
import type { ClosedDetails, Submitted } from './candidate-contract';
import { tryAfterClose } from './provoke';
import { bodyOf, closedIsExpected, refuseLateness, takeClosing, takeSaved } from './save';
import type { World } from './world';

/** The server closes open sessions this long after the deadline. */
const CLOSING_DELAY_MS = 5_000;
const LONGEST_WAIT_FOR_CLOSING_MS = 120_000;

/** Hands in, or lets the time run out. @throws GaveUp */
export async function finish(candidate: Candidate, world: World): Promise<void> {
  if (candidate.habits.submits && candidate.closing === null) await submit(candidate, world);
  if (candidate.closing === null) await runOutOfTime(candidate, world);
  if (candidate.habits.triesAfterClose) await tryAfterClose(candidate, world);
}

async function submit(candidate: Candidate, world: World): Promise<void> {
  const { id, device, sheet } = candidate.getSession();
  const responses = [...candidate.outbox.values()];
  for (const response of responses) sheet.sent(response);
  const patience = new Patience(candidate.random);
  let isRepeated = false;
  let loss = candidate.random.chance(candidate.habits.cuts * 5) ? ('before_reply' as const) : null;
  for (;;) {
    const sentMs = nowMs();
    const answer = await call(world, {
      operation: 'submit',
      method: 'POST',
      path: `/sessions/${id}/submit`,
      cookie: device.cookie,
      body: bodyOf({ candidate, responses }),
      loss,
      provokes: closedIsExpected(candidate),
    });
    loss = null;
    if (answer?.ok) {
      const { state, receipt } = answer.body as Submitted;
      // After submission, the same reply is given at any time.
      if (!isRepeated) refuseLateness({ candidate, world, sentMs });
      takeSaved({ candidate, responses, saved: responses });
      takeClosing({ candidate, details: { state, receipt } });
      return;
    }
    if (answer?.code === 'SESSION_CLOSED') {
      takeClosing({ candidate, details: (answer.body as { details: ClosedDetails }).details });
      return;
    }
    if (!isWorthRepeating(answer)) throw new GaveUp(`submit was answered ${answer?.status} ${answer?.code}`);
    isRepeated = true;
    await patience.wait(answer);
  }
}

/** Like a browser that was closed for good; later polls find out how the session ended. */
async function runOutOfTime(candidate: Candidate, world: World): Promise<void> {
  const { deadlineMs } = candidate.getSession();
  await rest({ candidate, world, untilMs: deadlineMs + CLOSING_DELAY_MS + candidate.random.next() * 3_000 });
  while (candidate.closing === null) {
    await poll(candidate, world);
    if (candidate.closing !== null) return;
    if (nowMs() > deadlineMs + LONGEST_WAIT_FOR_CLOSING_MS)
      throw new GaveUp('the session was not closed within two minutes after its deadline');
    await pause(1_000);
  }
}
