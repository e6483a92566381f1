import { useText } from '../../use-candidate-text';

interface ItemPagerProps {
  isFirst: boolean;
  isLast: boolean;
  flagged: boolean;
  onStep: (by: -1 | 1) => void;
  onFlag: () => void;
}

export function ItemPager({ isFirst, isLast, flagged, onStep, onFlag }: ItemPagerProps) {
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
        onClick={onFlag}
      >
        <span className="flag-mark" aria-hidden="true" />
        {text('sitting.flag')}
      </button>
      <button type="button" className="button primary" onClick={() => onStep(1)}>
        {text(isLast ? 'sitting.review' : 'sitting.next')}
      </button>
    </div>
  );
}
