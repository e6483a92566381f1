import { useState } from 'react';
import type { SessionIntegrity } from '../../api/candidate-contract';
import { useText } from '../use-candidate-text';

interface IntegrityWarningProps {
  standing: SessionIntegrity;
  /** The count when this page opened; the candidate was warned about it then. */
  countBefore: number;
}

/** Shown for each rise of the server's count until the candidate dismisses it. */
export function IntegrityWarning({ standing, countBefore }: IntegrityWarningProps) {
  const text = useText();
  const { count, limit, pastLimit, lastAct } = standing;
  const [readCount, setReadCount] = useState(countBefore);
  // Unlocking resets the count.
  if (count < readCount) setReadCount(count);
  if (count <= readCount) return null;
  return (
    <div className="notice warning integrity" role="alert">
      <p>
        <strong>
          {lastAct === null
            ? text('integrity.countedOnly', { count })
            : text('integrity.counted', { count, act: text(`integrity.act.${lastAct}`) })}
        </strong>{' '}
        {limit === null ? text('integrity.stay') : text(`integrity.warn.${pastLimit}`, { limit })}
      </p>
      <button type="button" className="button" onClick={() => setReadCount(count)}>
        {text('integrity.read')}
      </button>
    </div>
  );
}
