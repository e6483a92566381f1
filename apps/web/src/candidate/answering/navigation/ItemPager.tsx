import type { ReactNode } from 'react';
import { useText } from '../../use-candidate-text';

interface ItemPagerProps {
  isFirst: boolean;
  isLast: boolean;
  flagged: boolean;
  mayFlag: boolean;
  /** The label of the button forward where a case unfolds; null elsewhere. */
  goOn: ReactNode;
  onStep: (by: -1 | 1) => void;
  onFlag: () => void;
}

export function ItemPager({ isFirst, isLast, flagged, mayFlag, goOn, onStep, onFlag }: ItemPagerProps) {
  const text = useText();
  return (
    <div className="pager">
      <button type="button" className="button" disabled={isFirst} onClick={() => onStep(-1)}>
        {text('sitting.previous')}
      </button>
      <button
        type="button"
        className={flagged ? 'button flag on' : 'button flag'}
        aria-pressed={flagged}
        disabled={!mayFlag}
        onClick={onFlag}
      >
        <span className="flag-mark" aria-hidden="true" />
        {text('sitting.flag')}
      </button>
      <button type="button" className="button primary" onClick={() => onStep(1)}>
        {goOn ?? text(isLast ? 'sitting.review' : 'sitting.next')}
      </button>
    </div>
  );
}
