import { plainCode } from '@sunflower/content/typed';
import { lazy, Suspense, useEffect, useState, type ComponentType, type FormEvent } from 'react';
import type { Admission } from '../../api/candidate-contract';
import { ApiError } from '../../api/http';
import { candidateApi, owedSignOut } from '../candidate-services';
import { CandidatePage } from '../CandidatePage';
import { explainError } from '../explain-error';
import { useText } from '../use-candidate-text';
import { findTicket, type Ticket } from './ticket-from-address';

interface Problem {
  says: string;
  /** The input is wrong, not the network or the server. */
  inFields: boolean;
}

// Loaded after the page is shown. Without a network the page is there all the same.
const BelowSignIn = lazy((): Promise<{ default: ComponentType }> =>
  import('./below-sign-in/BelowSignIn').then(
    (part) => ({ default: part.BelowSignIn }),
    () => ({ default: () => null }),
  ),
);

const noTicket: Ticket = { ticketNumber: '', accessCode: '' };

export function SignInPage({ again, onAdmitted }: { again: boolean; onAdmitted: (admission: Admission) => void }) {
  const text = useText();
  const [scanned, setScanned] = useState(() => findTicket(location.hash));
  const [ticket, setTicket] = useState(scanned ?? noTicket);
  const [signingIn, setSigningIn] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const signOutOwed = useOwedSignOut();
  useEffect(() => {
    forgetTicketInAddress();
    // Scanning a code while this page is open changes only the fragment.
    const onScan = () => {
      const found = findTicket(location.hash);
      forgetTicketInAddress();
      if (found) {
        setScanned(found);
        setTicket(found);
      }
    };
    window.addEventListener('hashchange', onScan);
    return () => window.removeEventListener('hashchange', onScan);
  }, []);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    const ticketNumber = plainCode(ticket.ticketNumber);
    const accessCode = plainCode(ticket.accessCode);
    if (!ticketNumber || !accessCode) return setProblem({ says: text('signIn.missing'), inFields: true });
    setSigningIn(true);
    setProblem(null);
    try {
      // First end the old sign-in, whose cookie the new one replaces.
      await owedSignOut.settle();
      onAdmitted(await candidateApi.signIn({ ticketNumber, accessCode }));
    } catch (error) {
      setSigningIn(false);
      setProblem({
        says: explainError(error, text),
        inFields: error instanceof ApiError && error.code === 'SIGN_IN_REFUSED',
      });
    }
  };

  return (
    <CandidatePage title={text('signIn.title')}>
      <p>{scanned ? text('signIn.prefilled') : text('signIn.lead')}</p>
      {signOutOwed && (
        <p className="notice warning" role="status">
          {text('signIn.signOutOwed')}
        </p>
      )}
      {again && <p className="notice warning">{text('signIn.again')}</p>}
      <form className="card form" onSubmit={(event) => void signIn(event)} noValidate>
        <TicketFields ticket={ticket} onChange={setTicket} wrong={problem?.inFields ?? false} />
        <p id="sign-in-problem" className="problem" role="alert">
          {problem?.says}
        </p>
        <button type="submit" className="button primary wide" disabled={signingIn}>
          {text(signingIn ? 'signIn.submitting' : 'signIn.submit')}
        </button>
      </form>
      <Suspense fallback={null}>
        <BelowSignIn />
      </Suspense>
      <p>
        <a className="page-link" href="/verify">
          {text('signIn.verify')}
        </a>
      </p>
    </CandidatePage>
  );
}

const owedRetryMs = 5_000;

/** Whether an earlier sign-out has not reached the server yet. Sends it as soon as the server can be reached. */
function useOwedSignOut(): boolean {
  const [owed, setOwed] = useState(owedSignOut.isOwed);
  useEffect(() => {
    if (!owed) return undefined;
    const settle = () =>
      void owedSignOut.settle().then(
        () => setOwed(false),
        () => undefined,
      );
    const timer = setInterval(settle, owedRetryMs);
    window.addEventListener('online', settle);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', settle);
    };
  }, [owed]);
  return owed;
}

interface TicketFieldsProps {
  ticket: Ticket;
  onChange: (ticket: Ticket) => void;
  wrong: boolean;
}

function TicketFields({ ticket, onChange, wrong }: TicketFieldsProps) {
  const text = useText();
  const plain = { autoCapitalize: 'characters', autoCorrect: 'off', spellCheck: false, 'aria-invalid': wrong };
  return (
    <>
      <label className="field">
        <span>{text('signIn.ticketNumber')}</span>
        <input
          {...plain}
          name="ticketNumber"
          autoComplete="username"
          aria-describedby="sign-in-problem"
          value={ticket.ticketNumber}
          onChange={(event) => onChange({ ...ticket, ticketNumber: event.currentTarget.value })}
        />
      </label>
      <label className="field">
        <span>{text('signIn.accessCode')}</span>
        <input
          {...plain}
          name="accessCode"
          autoComplete="off"
          aria-describedby="access-code-hint sign-in-problem"
          value={ticket.accessCode}
          onChange={(event) => onChange({ ...ticket, accessCode: event.currentTarget.value })}
        />
      </label>
      <p id="access-code-hint" className="hint">
        {text('signIn.accessCodeHint')}
      </p>
    </>
  );
}

// The access code is secret: it must not stay in the address bar, the history or a screenshot.
function forgetTicketInAddress(): void {
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
}
