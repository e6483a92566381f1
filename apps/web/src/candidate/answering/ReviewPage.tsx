import { useEffect, useRef, useState, type ReactNode } from 'react';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { useModal } from '../../ui/use-modal';
import { formatClock } from '../../i18n/format-time';
import { useText, type TextKey } from '../use-candidate-text';
import type { OutboxView } from '../saving/response-outbox';
import type { PaperProgress } from './navigation/item-progress';

interface ReviewPageProps {
  progress: PaperProgress;
  saving: OutboxView;
  /** From a refused submission: the session cannot be submitted before this time. */
  earliestSubmissionAt: string | null;
  sheet: ReactNode;
  /** What can no longer be answered. */
  closedBlanks: ReactNode;
  onGo: (itemNumber: number) => void;
  onBack: () => void;
  onSubmit: () => void;
}

export function ReviewPage({
  progress,
  saving,
  earliestSubmissionAt,
  sheet,
  closedBlanks,
  onGo,
  onBack,
  onSubmit,
}: ReviewPageProps) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  // The confirmation replaces the submit button: focus the button again when it returns.
  const submit = useRef<HTMLButtonElement>(null);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (asking) hasAsked.current = true;
    else if (hasAsked.current) submit.current?.focus();
  }, [asking]);
  const { total, answered, blank } = progress;
  const refused = [...saving.refusedItems].sort((one, other) => one - other);
  const unsavedCount = saving.unsavedCount - refused.length;
  return (
    <article className="review">
      <div className="review-head">
        <h1 ref={heading} tabIndex={-1}>
          {text('review.title')}
        </h1>
        <LanguageSwitch />
      </div>
      <p>{text('review.summary', { total, answered, blank: total - answered })}</p>
      {closedBlanks}
      {earliestSubmissionAt !== null && (
        <p className="notice warning" role="alert">
          {text('tooEarly', { time: formatClock(Date.parse(earliestSubmissionAt)) })}
        </p>
      )}
      {answered === total && progress.partly.length === 0 && <p>{text('review.noneBlank')}</p>}
      {refused.length > 0 && (
        <p className="notice warning" role="alert">
          {text('review.refusedText')}
        </p>
      )}
      <ItemLinks title="review.refused" itemNumbers={refused} onGo={onGo} />
      {progress.mistyped.length > 0 && (
        <p className="notice warning" role="alert">
          {text('review.mistypedText')}
        </p>
      )}
      <ItemLinks title="review.mistyped" itemNumbers={progress.mistyped} onGo={onGo} />
      <ItemLinks title="review.blank" itemNumbers={blank} onGo={onGo} />
      <ItemLinks title="review.partly" itemNumbers={progress.partly} onGo={onGo} />
      <ItemLinks title="review.flagged" itemNumbers={progress.flagged} onGo={onGo} />
      {asking ? (
        <Confirmation
          progress={progress}
          refusedCount={refused.length}
          onYes={onSubmit}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className="buttons">
          <button type="button" className="button" onClick={onBack}>
            {text('review.backToItems')}
          </button>
          <button type="button" className="button primary" ref={submit} onClick={() => setAsking(true)}>
            {text('review.submit')}
          </button>
        </div>
      )}
      {unsavedCount > 0 && <p className="hint">{text('review.unsaved', { count: unsavedCount })}</p>}
      <h2>{text('review.sheet')}</h2>
      {sheet}
    </article>
  );
}

interface ItemLinksProps {
  title: TextKey;
  itemNumbers: number[];
  onGo: (itemNumber: number) => void;
}

function ItemLinks({ title, itemNumbers, onGo }: ItemLinksProps) {
  const text = useText();
  if (itemNumbers.length === 0) return null;
  return (
    <section className="item-links">
      <h2>{text('review.group', { title: text(title), count: itemNumbers.length })}</h2>
      <ul>
        {itemNumbers.map((number) => (
          <li key={number}>
            <button
              type="button"
              className="button"
              aria-label={text('sitting.item', { number })}
              onClick={() => onGo(number)}
            >
              {number}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ConfirmationProps {
  progress: PaperProgress;
  refusedCount: number;
  onYes: () => void;
  onNo: () => void;
}

function Confirmation({ progress, refusedCount, onYes, onNo }: ConfirmationProps) {
  const text = useText();
  const panel = useModal(onNo);
  return (
    <div
      className="card confirm"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-text"
      tabIndex={-1}
      ref={panel}
    >
      <h2 id="confirm-title">{text('confirm.title')}</h2>
      <p id="confirm-text">
        {refusedCount > 0 && <strong>{text('confirm.refused', { count: refusedCount })}</strong>}
        {progress.mistyped.length > 0 && (
          <strong>{text('confirm.mistyped', { count: progress.mistyped.length })}</strong>
        )}
        {progress.blank.length > 0 && <strong>{text('confirm.blank', { count: progress.blank.length })}</strong>}
        {progress.partly.length > 0 && <strong>{text('confirm.partly', { count: progress.partly.length })}</strong>}
        {progress.flagged.length > 0 && <strong>{text('confirm.flagged', { count: progress.flagged.length })}</strong>}
        {text('confirm.text')}
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={onNo}>
          {text('confirm.no')}
        </button>
        <button type="button" className="button danger" onClick={onYes}>
          {text('confirm.yes')}
        </button>
      </div>
    </div>
  );
}
