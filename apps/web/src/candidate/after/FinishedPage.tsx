import { useEffect, useState } from 'react';
import type { Admission, SessionState } from '../../api/candidate-contract';
import { after, candidateApi, forgetting, pause, pendingStore, serverClock } from '../candidate-services';
import { CandidatePage } from '../CandidatePage';
import { handIn, type Closing } from '../saving/hand-in';
import { HeldResponses } from '../saving/held-responses';
import { formatDateTimeToSecond } from '../../i18n/format-time';
import { useLanguage } from '../../i18n/use-text';
import { itemList } from '../item-list';
import { handedInByRule } from '../integrity/handed-in-by-rule';
import { useText, type TextKey } from '../use-candidate-text';
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
  const language = useLanguage();
  const closing = useClosing(sessionId, ending?.closing ?? null);
  const state = closing?.state ?? admission.session?.state ?? 'submitted';
  const byRule = ending?.byRule ?? (admission.session !== null && handedInByRule(admission.session));
  return (
    <CandidatePage title={text(titleOf({ state, byRule }))} onSignOut={onSignOut}>
      <p className="exam-title">{admission.exam.title}</p>
      {byRule && (
        <p className="notice warning">{text('finished.byRule', { limit: admission.exam.integrity.limit ?? 0 })}</p>
      )}
      {closing ? (
        <ClosingCard closing={closing} savedCount={ending?.savedCount ?? null} />
      ) : (
        <p role="status">{text('finished.findingReceipt')}</p>
      )}
      {closing?.receipt && (
        <ReceiptCard
          receipt={closing.receipt}
          pictureLines={[
            admission.exam.title,
            `${admission.candidate.name} ${admission.candidate.maskedIdNumber}`,
            text('finished.beijingTime', { time: formatDateTimeToSecond(closing.closedAt, language) }),
          ]}
        />
      )}
      <ResultCard sessionId={sessionId} />
    </CandidatePage>
  );
}

function titleOf({ state, byRule }: { state: SessionState; byRule: boolean }): TextKey {
  if (byRule) return 'finished.handedInByRule';
  return state === 'in_progress' ? 'finished.submitted' : `finished.${state}`;
}

function ClosingCard({ closing, savedCount }: { closing: Closing; savedCount: number | null }) {
  const text = useText();
  const language = useLanguage();
  const time = formatDateTimeToSecond(closing.closedAt, language);
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
      {closing.refusedItems.length > 0 && (
        <p className="notice warning">
          {text('finished.refused', { items: itemList(closing.refusedItems, language) })}
        </p>
      )}
      {closing.unconfirmedItems.length > 0 && (
        <p className="notice warning">
          {text('finished.unconfirmed', { items: itemList(closing.unconfirmedItems, language) })}
        </p>
      )}
    </section>
  );
}

// The server’s sweep closes a timed-out session and makes its receipt some seconds after the deadline.
const receiptPauseMs = 4_000;

/** Submits again: the reply has the receipt of the ended session, and responses still on this device are sent. */
function useClosing(sessionId: string, known: Closing | null): Closing | null {
  const [closing, setClosing] = useState(known);
  const settled = closing !== null && closing.receipt !== null;
  useEffect(() => {
    if (settled) return undefined;
    let gone = false;
    const look = async () => {
      const found = await findClosing(sessionId, () => gone);
      if (!gone && found) setClosing((before) => ({ ...found, ...toldOf(before ?? found) }));
    };
    const callOff = after(closing ? receiptPauseMs : 0, () => void look());
    return () => {
      gone = true;
      callOff();
    };
  }, [sessionId, closing, settled]);
  return closing;
}

// Kept, refused and unconfirmed responses are reported only by the submission that sent them.
const toldOf = ({ keptCount, unconfirmedItems, refusedItems }: Closing) => ({
  keptCount,
  unconfirmedItems,
  refusedItems,
});

async function findClosing(sessionId: string, isCalledOff: () => boolean): Promise<Closing | null> {
  const held = new HeldResponses(await pendingStore.list(sessionId));
  const outcome = await handIn({
    outbox: held,
    // The seat does not matter once the session is closed.
    save: (responses) => candidateApi.save({ sessionId, seat: 1, responses }),
    submit: (responses) => candidateApi.submit({ sessionId, seat: 1, responses }),
    wait: pause,
    nowMs: () => serverClock.nowMs(),
    random: Math.random,
    isCalledOff,
    onFailing: () => undefined,
  });
  if (outcome.kind !== 'closed') return null;
  await forgetting.closed(sessionId);
  return { ...outcome.closing, refusedItems: held.refusedItems() };
}
