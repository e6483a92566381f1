import { useLayoutEffect, useRef } from 'react';
import { showFormula } from '../ui/markdown/show-formula';

/** As on the candidate's page. */
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
