import { useDictionary } from '../../../i18n/use-text';
import { useModal } from '../../../ui/use-modal';
import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { Place } from '../navigation/place-in-paper';
import { reasonsToStay, standingsOf, type Access, type Reason } from './unfolding';
import { unfoldingDictionaries } from './unfolding-text';

interface PaperSoFar {
  items: readonly PaperItem[];
  answers: ReadonlyMap<number, Response>;
}

/** What a page needs for a paper with unfolding cases; loaded only for such a paper. */
export interface Folding {
  accessOf(itemNumber: number): Access;
  /** The item shown for this one: in place of a folded question, the open one of its case. */
  shownFor(itemNumber: number): number;
  /** The folded question that comes after this one; null where nothing unfolds. */
  nextPart(itemNumber: number): number | null;
  reasonsToStay(asked: { itemNumber: number; place: Place }): Reason[];
  CaseNote: typeof CaseNote;
  GoOnLabel: typeof GoOnLabel;
  GoOnDialog: typeof GoOnDialog;
  ClosedBlanks: typeof ClosedBlanks;
}

export function foldingOf({ items, answers }: PaperSoFar): Folding {
  const standings = standingsOf({ items, answers });
  const accessOf = (itemNumber: number): Access => standings.get(itemNumber)?.access ?? 'open';
  return {
    accessOf,
    shownFor: (itemNumber) =>
      accessOf(itemNumber) === 'folded' ? (standings.get(itemNumber)?.openItem ?? itemNumber) : itemNumber,
    nextPart: (itemNumber) => standings.get(itemNumber)?.next ?? null,
    reasonsToStay: ({ itemNumber, place }) => {
      const item = items.find((one) => one.itemNumber === itemNumber);
      return item ? reasonsToStay({ item, response: answers.get(itemNumber), place }) : [];
    },
    CaseNote,
    GoOnLabel,
    GoOnDialog,
    ClosedBlanks,
  };
}

/** Tells that going on closes the question, or that it is closed. */
function CaseNote({ folding, itemNumber }: { folding: Folding; itemNumber: number }) {
  const text = useDictionary(unfoldingDictionaries);
  const isClosed = folding.accessOf(itemNumber) === 'readOnly';
  if (!isClosed && folding.nextPart(itemNumber) === null) return null;
  return <p className={isClosed ? 'notice' : 'notice warning'}>{text(isClosed ? 'closed' : 'hint')}</p>;
}

function GoOnLabel() {
  return <>{useDictionary(unfoldingDictionaries)('goOn')}</>;
}

interface GoOnDialogProps {
  reasons: readonly Reason[];
  onYes: () => void;
  onNo: () => void;
}

function GoOnDialog({ reasons, onYes, onNo }: GoOnDialogProps) {
  const text = useDictionary(unfoldingDictionaries);
  const stay = () => {
    onNo();
    // The pager is shown again by then.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pager .primary')?.focus());
  };
  const panel = useModal(stay);
  return (
    <div
      className="card confirm go-on"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="go-on-title"
      aria-describedby="go-on-text"
      tabIndex={-1}
      ref={panel}
    >
      <h2 id="go-on-title">{text('title')}</h2>
      <p id="go-on-text">
        {reasons.map((reason) => (
          <strong key={reason}>{text(reason)}</strong>
        ))}
        {text('final')}
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={stay}>
          {text('no')}
        </button>
        <button type="button" className="button primary" onClick={onYes}>
          {text('yes')}
        </button>
      </div>
    </div>
  );
}

/** For the review: what was passed without an answer. */
function ClosedBlanks({ itemNumbers }: { itemNumbers: readonly number[] }) {
  const text = useDictionary(unfoldingDictionaries);
  if (itemNumbers.length === 0) return null;
  return <p className="notice">{text('blankClosed', { numbers: itemNumbers.join(text('comma')) })}</p>;
}
