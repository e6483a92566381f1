import { useEffect, useState, type FormEvent } from 'react';
import type { CandidateNews } from '../../api/candidate-contract';
import { ApiError, NetworkError } from '../../api/http';
import type { Translate } from '../../i18n/dictionary';
import { formatClock } from '../../i18n/format-time';
import { useModal } from '../../ui/use-modal';
import { helpApi } from './help-api';
import type { helpDictionaries } from './help-text';
import { isSoundOn, keepSound, playMessageSound } from './message-sound';

type HelpText = Translate<keyof (typeof helpDictionaries)['en']>;

const MAX_TEXT = 200;

/** `19:05` */
export const clockOf = (iso: string): string => formatClock(Date.parse(iso)).slice(0, 5);

interface HelpDialogProps {
  sessionId: string;
  news: CandidateNews;
  text: HelpText;
  onNews: (news: CandidateNews) => void;
  onRead: (ids: string[]) => void;
  onClose: () => void;
}

export function HelpDialog({ sessionId, news, text, onNews, onRead, onClose }: HelpDialogProps) {
  const panel = useModal(onClose);
  const { hand, messages } = news;
  const unread = messages.flatMap(({ id, readAt }) => (readAt === null ? [id] : [])).join();
  // What this list shows was read.
  useEffect(() => {
    if (unread !== '') onRead(unread.split(','));
  }, [unread]);
  return (
    <div className="help-curtain">
      <div
        className="card help-dialog"
        role="dialog"
        aria-modal="true"
        aria-labelledby="help-title"
        tabIndex={-1}
        ref={panel}
      >
        <div className="help-row">
          <h2 id="help-title">{text('title')}</h2>
          <button type="button" className="button" onClick={onClose}>
            {text('close')}
          </button>
        </div>
        {hand ? (
          <OwnHand sessionId={sessionId} hand={hand} text={text} onNews={onNews} />
        ) : (
          <HandForm sessionId={sessionId} text={text} onNews={onNews} />
        )}
        <h3>{text('messages')}</h3>
        {messages.length === 0 && <p className="hint">{text('none')}</p>}
        <ul className="plain">
          {messages.map(({ id, text: body, officeName, sentAt }) => (
            <li key={id} className="help-message">
              <p className="help-text">{body}</p>
              <p className="hint">{text('from', { office: officeName, time: clockOf(sentAt) })}</p>
            </li>
          ))}
        </ul>
        <SoundSetting text={text} />
      </div>
    </div>
  );
}

interface HandFormProps {
  sessionId: string;
  text: HelpText;
  onNews: (news: CandidateNews) => void;
}

function HandForm({ sessionId, text, onNews }: HandFormProps) {
  const [typed, setTyped] = useState('');
  const { sending, problem, send } = useSending({ text, onNews });
  const raise = (event: FormEvent) => {
    event.preventDefault();
    void send(() => helpApi.raiseHand(sessionId, typed));
  };
  return (
    <form className="form" onSubmit={raise}>
      <p>{text('lead')}</p>
      <label className="field">
        <span>{text('what')}</span>
        <textarea
          rows={2}
          maxLength={MAX_TEXT}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p className="hint">{text('characters', { count: typed.length, max: MAX_TEXT })}</p>
      {problem}
      <button type="submit" className="button primary" disabled={sending}>
        {text('raise')}
      </button>
    </form>
  );
}

function OwnHand({ sessionId, hand, text, onNews }: HandFormProps & { hand: NonNullable<CandidateNews['hand']> }) {
  const { sending, problem, send } = useSending({ text, onNews });
  return (
    <div className="form">
      <p role="status">
        <strong>
          {hand.seenAt === null
            ? text('raised', { time: clockOf(hand.raisedAt) })
            : text('seen', { time: clockOf(hand.seenAt) })}
        </strong>
      </p>
      {hand.text !== '' && <p className="help-text">{text('yours', { text: hand.text })}</p>}
      {problem}
      <button
        type="button"
        className="button"
        disabled={sending}
        onClick={() => void send(() => helpApi.lowerHand(sessionId))}
      >
        {text('lower')}
      </button>
    </div>
  );
}

function useSending({ text, onNews }: Pick<HandFormProps, 'text' | 'onNews'>) {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const send = async (call: () => Promise<CandidateNews>) => {
    setSending(true);
    setError(null);
    try {
      onNews(await call());
    } catch (fault) {
      setError(explain(fault, text));
    }
    setSending(false);
  };
  const problem = error && (
    <p className="notice warning" role="alert">
      {error}
    </p>
  );
  return { sending, problem, send };
}

function explain(fault: unknown, text: HelpText): string {
  if (fault instanceof NetworkError) return text('network');
  if (!(fault instanceof ApiError)) throw fault;
  if (fault.status === 429) return text('tooMany', { seconds: Math.ceil((fault.retryAfterMs ?? 60_000) / 1000) });
  switch (fault.code) {
    case 'HAND_LIMIT':
    case 'SESSION_CLOSED':
      return text(fault.code);
    default:
      return text('failed', { code: fault.code });
  }
}

function SoundSetting({ text }: { text: HelpText }) {
  const [on, setOn] = useState(isSoundOn);
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          setOn(isOn);
          keepSound(isOn);
          // The candidate hears what to expect, and the browser lets the page play sounds from now on.
          if (isOn) void playMessageSound();
        }}
      />
      <span>{text('sound')}</span>
    </label>
  );
}
