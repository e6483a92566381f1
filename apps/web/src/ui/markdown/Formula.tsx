import { useLayoutEffect, useRef } from 'react';
import { showFormula } from './show-formula';

/** The TeX itself until it is set, and where it cannot be. */
export function Formula({ tex, display }: { tex: string; display: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () => (place.current ? showFormula({ tex, display, element: place.current }) : undefined),
    [tex, display],
  );
  // A wide one scrolls by itself, also by keys. By its key, because what is inside is no longer ours once it is set.
  const scrolling = display ? { className: 'formula display', tabIndex: 0, role: 'group' } : { className: 'formula' };
  return (
    <span key={tex} ref={place} {...scrolling}>
      {tex}
    </span>
  );
}
