import { useLayoutEffect, useRef } from 'react';
import { showFormula } from './show-formula';

/** Shows the TeX source until it is typeset, and if typesetting fails. */
export function Formula({ tex, display }: { tex: string; display: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(
    () => (place.current ? showFormula({ tex, display, element: place.current }) : undefined),
    [tex, display],
  );
  // A wide formula scrolls, also by keyboard. The `key` replaces the element, because KaTeX has changed its content.
  const scrolling = display ? { className: 'formula display', tabIndex: 0, role: 'group' } : { className: 'formula' };
  return (
    <span key={tex} ref={place} {...scrolling}>
      {tex}
    </span>
  );
}
