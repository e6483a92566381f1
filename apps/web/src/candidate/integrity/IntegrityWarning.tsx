import { useState } from 'react';
import type { IntegrityPolicy, IntegrityStanding } from '../../api/candidate-contract';
import { useText } from '../use-candidate-text';

interface IntegrityWarningProps {
  policy: IntegrityPolicy;
  standing: IntegrityStanding;
  /** What was counted before this page opened, and told then. */
  countBefore: number;
}

/** Told once for each rise of the server's count, until the candidate has read it. */
export function IntegrityWarning({ policy, standing, countBefore }: IntegrityWarningProps) {
  const text = useText();
  const { count, limit, pastLimit } = standing;
  const [readCount, setReadCount] = useState(countBefore);
  // An unlocking begins the count anew.
  if (count < readCount) setReadCount(count);
  if (count <= readCount) return null;
  const acts = policy.watched.map((act) => text(`integrity.act.${act}`)).join(text('integrity.or'));
  return (
    <div className="notice warning integrity" role="alert">
      <p>
        <strong>{text('integrity.counted', { count, acts })}</strong>{' '}
        {limit === null ? text('integrity.stay') : text(`integrity.warn.${pastLimit}`, { limit })}
      </p>
      <button type="button" className="button" onClick={() => setReadCount(count)}>{text('integrity.read')}</button>
    </div>
  );
}
