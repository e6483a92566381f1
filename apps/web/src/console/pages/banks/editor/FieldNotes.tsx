import { Button } from 'antd';
import { explainOnScreen } from '../../../faults/explain-fault';
import { useLanguage } from '../../../use-text';
import type { PlacedFault } from './placed-faults';

export interface Note {
  fault: PlacedFault;
  isWarning: boolean;
}

interface FieldNotesProps {
  id: string;
  notes: readonly Note[];
  /** A one-click fix of a fault; null if there is none. */
  mend?: (fault: PlacedFault) => { label: string; run: () => void } | null;
}

/** Faults and warnings of a field, shown next to it. */
export function FieldNotes({ id, notes, mend }: FieldNotesProps) {
  const language = useLanguage();
  if (notes.length === 0) return null;
  return (
    <ul id={id} className="editor-notes">
      {notes.map(({ fault, isWarning }) => {
        const offer = mend?.(fault) ?? null;
        return (
          <li
            key={`${fault.code} ${fault.path ?? ''} ${JSON.stringify(fault.details)}`}
            className={isWarning ? 'warning' : 'fault'}
          >
            <span aria-hidden="true">{isWarning ? '⚠' : '✕'}</span> {explainOnScreen({ fault, language })}
            {offer && (
              <Button type="link" size="small" onClick={offer.run}>
                {offer.label}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
