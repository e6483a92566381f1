import { useEffect, useState, type FormEvent } from 'react';
import { ApiError, NetworkError } from '../../api/http';
import type { OwnAppeals } from '../../api/candidate-contract';
import { formatDateTime } from '../../i18n/format-time';
import { useDictionary, useLanguage } from '../../i18n/use-text';
import type { Translate } from '../../i18n/dictionary';
import { candidateApi, serverClock } from '../candidate-services';
import { appealDictionaries } from './appeal-text';

type Text = Translate<keyof (typeof appealDictionaries)['en']>;

const MAX_REASON = 1000;

/** Asks for a second look at the result, and shows what came of it. Where nobody may appeal, there is nothing to see. */
export function AppealCard({ sessionId }: { sessionId: string }) {
  const text = useDictionary(appealDictionaries);
  const language = useLanguage();
  const [own, setOwn] = useState<OwnAppeals | null>(null);
  useEffect(() => {
    let gone = false;
    candidateApi.appeals(sessionId).then(
      (found) => {
        if (!gone) setOwn(found);
      },
      // The result itself is there; the card comes with the next look at the page.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [sessionId]);
  if (!own || (own.window === null && own.appeals.length === 0)) return null;
  const { window, appeals } = own;
  const time = (iso: string) => formatDateTime(iso, language);
  return (
    <section className="card appeals">
      <h2>{text('title')}</h2>
      {window && (
        <p>
          {window.open
            ? text('until', { time: time(window.closesAt) })
            : Date.parse(window.opensAt) > serverClock.nowMs()
              ? text('opensAt', { time: time(window.opensAt) })
              : text('closed', { time: time(window.closesAt) })}
        </p>
      )}
      {appeals.length > 0 && (
        <>
          <h3>{text('own')}</h3>
          <ul className="plain">
            {appeals.map((appeal) => (
              <li key={appeal.id} className="appeal">
                <p>
                  <strong>
                    {appeal.itemNumber === null ? text('whole') : text('item', { number: appeal.itemNumber })}
                  </strong>{' '}
                  {appeal.state === 'pending'
                    ? text('pending', { time: time(appeal.answerDueAt) })
                    : text(appeal.state)}
                </p>
                <p className="hint">{appeal.reason}</p>
                {appeal.answer !== null && (
                  <p>
                    {text('answer')}: {appeal.answer}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {window?.open && <AppealForm sessionId={sessionId} own={own} text={text} onMade={setOwn} />}
    </section>
  );
}

interface AppealFormProps {
  sessionId: string;
  own: OwnAppeals;
  text: Text;
  onMade: (own: OwnAppeals) => void;
}

function AppealForm({ sessionId, own: { itemCount, appeals }, text, onMade }: AppealFormProps) {
  const made = new Set(appeals.map(({ itemNumber }) => itemNumber ?? 0));
  const open = Array.from({ length: itemCount + 1 }, (_, number) => number).filter((number) => !made.has(number));
  const [about, setAbout] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [state, setState] = useState<'typing' | 'missing' | 'sending' | 'sent'>('typing');
  const [error, setError] = useState<string | null>(null);
  const chosen = about !== null && open.includes(about) ? about : open[0];
  if (chosen === undefined) return null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setState('missing');
      return;
    }
    setState('sending');
    setError(null);
    try {
      onMade(await candidateApi.appeal(sessionId, { itemNumber: chosen || null, reason }));
      setReason('');
      setAbout(null);
      setState('sent');
    } catch (fault) {
      setError(explain(fault, text));
      setState('typing');
    }
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <p>{text('lead')}</p>
      <label className="field">
        <span>{text('about')}</span>
        <select value={String(chosen)} onChange={(event) => setAbout(Number(event.currentTarget.value))}>
          {open.map((number) => (
            <option key={number} value={String(number)}>
              {number === 0 ? text('whole') : text('item', { number })}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{text('reason')}</span>
        <textarea
          rows={4}
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setState('typing');
          }}
        />
      </label>
      <p className="hint">{text('characters', { count: reason.length, max: MAX_REASON })}</p>
      {state === 'missing' && (
        <p className="notice warning" role="alert">
          {text('reasonMissing')}
        </p>
      )}
      {error && (
        <p className="notice warning" role="alert">
          {error}
        </p>
      )}
      {state === 'sent' && <p role="status">{text('sent')}</p>}
      <button type="submit" className="button primary" disabled={state === 'sending'}>
        {text('send')}
      </button>
    </form>
  );
}

function explain(fault: unknown, text: Text): string {
  if (fault instanceof NetworkError) return text('network');
  if (!(fault instanceof ApiError)) throw fault;
  if (fault.status === 429) return text('tooMany', { seconds: Math.ceil((fault.retryAfterMs ?? 60_000) / 1000) });
  switch (fault.code) {
    case 'APPEALS_CLOSED':
    case 'APPEAL_MADE':
    case 'APPEAL_LIMIT':
      return text(fault.code);
    default:
      return text('failed', { code: fault.code });
  }
}
