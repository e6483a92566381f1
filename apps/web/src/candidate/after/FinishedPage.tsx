import { useEffect, useState } from 'react';
import type { Admission } from '../../api/candidate-contract';
import { candidateApi, pause, pendingStore, serverClock } from '../candidate-services';
import { CandidatePage } from '../CandidatePage';
import { handIn, type Closing } from '../saving/hand-in';
import { formatClock, formatDateTime } from '../time/exam-times';
import { useLanguage } from '../../i18n/use-text';
import { useText } from '../use-candidate-text';
import type { Ending } from '../use-journey';
import { ReceiptCard } from './ReceiptCard';
import { ResultCard } from './ResultCard';

interface FinishedPageProps {
  admission: Admission;
  sessionId: string;
  ending: Ending | null;
  onSignOut: () => void;
}

export function FinishedPage({ admission, sessionId, ending, onSignOut }: FinishedPageProps) {
  const text = useText();
  const closing = useClosing(sessionId, ending?.closing ?? null);
  const state = closing?.state ?? admission.session?.state ?? 'submitted';
  return (
    <CandidatePage title={text(state === 'in_progress' ? 'finished.submitted' : `finished.${state}`)} onSignOut={onSignOut}>
      <p className="exam-title">{admission.exam.title}</p>
      {closing ? <ClosingCard closing={closing} savedCount={ending?.savedCount ?? null} /> : <p role="status">{text('finished.findingReceipt')}</p>}
      {closing?.receipt && <ReceiptCard receipt={closing.receipt} />}
      <ResultCard sessionId={sessionId} />
    </CandidatePage>
  );
}

function ClosingCard({ closing, savedCount }: { closing: Closing; savedCount: number | null }) {
  const text = useText();
  const language = useLanguage();
  const closedAtMs = Date.parse(closing.closedAt);
  const time = `${formatDateTime(closing.closedAt, language).replace(/\s*\d{2}:\d{2}$/, '')} ${formatClock(closedAtMs)}`;
  return (
    <section className="card">
      <dl className="facts">
        <dt>{text(closing.state === 'submitted' ? 'finished.submittedAt' : 'finished.closedAt')}</dt>
        <dd>{text('finished.beijingTime', { time })}</dd>
        {savedCount !== null && (
          <>
            <dt>{text('finished.handedIn')}</dt>
            <dd>{text('finished.handedInValue', { count: savedCount })}</dd>
          </>
        )}
      </dl>
      {closing.keptCount > 0 && <p className="notice warning">{text('finished.kept', { count: closing.keptCount })}</p>}
      {closing.lostCount > 0 && <p className="notice warning">{text('finished.lost', { count: closing.lostCount })}</p>}
    </section>
  );
}

/** For a session that had ended before: submitting again returns its receipt, and brings what this device still holds. */
function useClosing(sessionId: string, known: Closing | null): Closing | null {
  const [found, setFound] = useState<Closing | null>(null);
  useEffect(() => {
    if (known) return undefined;
    let gone = false;
    void findClosing(sessionId, () => gone).then((closing) => gone || setFound(closing));
    return () => void (gone = true);
  }, [sessionId, known]);
  return known ?? found;
}

async function findClosing(sessionId: string, isCalledOff: () => boolean): Promise<Closing | null> {
  let stored = await pendingStore.list(sessionId);
  const outcome = await handIn({
    outbox: { unsaved: () => stored, acknowledge: () => undefined, mend: () => void (stored = []) },
    // The seat does not matter once the session is closed.
    submit: (responses) => candidateApi.submit({ sessionId, seat: 1, responses }),
    wait: pause,
    nowMs: () => serverClock.nowMs(),
    random: Math.random,
    isCalledOff,
    onFailing: () => undefined,
  });
  if (outcome.kind !== 'closed') return null;
  await pendingStore.clear(sessionId);
  return outcome.closing;
}
