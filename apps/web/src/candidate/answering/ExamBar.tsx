import type { ReactNode } from 'react';
import { serverClock } from '../candidate-services';
import { saveState } from '../saving/save-state';
import type { OutboxView } from '../saving/response-outbox';
import { announcementAt, extendedMinutes, formatRemaining } from '../time/remaining-time';
import { useServerNow } from '../time/use-server-now';
import { useText } from '../use-candidate-text';
import type { SittingView } from './sitting/exam-sitting';
import type { PaperProgress } from './navigation/item-progress';

interface ExamBarProps {
  view: SittingView;
  durationMinutes: number;
  progress: PaperProgress;
  /** Null while the sheet itself is shown. */
  onSheet: (() => void) | null;
  helpButton: ReactNode;
}

/** Time, save state and the link to the answer sheet: always visible, never over the content. */
export function ExamBar({ view, durationMinutes, progress, onSheet, helpButton }: ExamBarProps) {
  const text = useText();
  const extended = extendedMinutes({ ...view.session, durationMinutes });
  return (
    <header className="exam-bar">
      <div className="exam-bar-row">
        <Timer deadlineAt={view.session.deadlineAt} />
        <SaveIndicator saving={view.saving} mistypedCount={progress.mistyped.length} />
        <button type="button" className="button sheet-button" disabled={onSheet === null} onClick={() => onSheet?.()}>
          <span>{text('sitting.sheet')}</span>{' '}
          <span>{text('sitting.sheetCount', { answered: progress.answered, total: progress.total })}</span>
        </button>
        {helpButton}
      </div>
      {extended !== null && (
        <p className="extended" role="status">
          {text('sitting.extended', { duration: durationMinutes, total: extended })}
        </p>
      )}
    </header>
  );
}

function Timer({ deadlineAt }: { deadlineAt: string }) {
  const text = useText();
  const deadlineMs = Date.parse(deadlineAt);
  const remainingMs = deadlineMs - useServerNow(serverClock, deadlineMs);
  const minutes = announcementAt(remainingMs);
  return (
    <div className={minutes !== null && minutes <= 5 ? 'timer soon' : 'timer'}>
      <span className="timer-label">{text('sitting.timeLeft')}</span>
      <span className="time" role="timer">
        {formatRemaining(remainingMs)}
      </span>
      <span className="unseen" role="status">
        {minutes !== null && text('sitting.minutesLeft', { minutes })}
      </span>
    </div>
  );
}

function SaveIndicator({ saving, mistypedCount }: { saving: OutboxView; mistypedCount: number }) {
  const text = useText();
  const { tone, key, values } = saveState({ ...saving, mistypedCount });
  const said = text(key, values);
  return (
    <div className={`save ${tone}`}>
      <span className="mark" aria-hidden="true" />
      <span aria-hidden="true">{said}</span>
      {/* The passing "saving…" is for the eye; a reader hears what came of it. */}
      <span className="unseen" role="status">
        {tone === 'saving' ? '' : said}
      </span>
    </div>
  );
}
