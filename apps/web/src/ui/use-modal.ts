import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Keyboard behaviour of a dialog: focus moves in and back on close, Tab stays inside, Escape closes, and no key reaches
 * the page behind.
 */
export function useModal(onClose: () => void): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const before = useRef<Element | null>(null);
  // Before the dialog is painted: a key that is pressed as soon as it is seen belongs to it.
  useLayoutEffect(() => {
    const dialog = panel.current;
    before.current = document.activeElement;
    const onKeyDown = (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === 'Escape') close.current();
      if (event.key === 'Tab' && dialog) goRound(event, dialog);
    };
    dialog?.focus({ preventScroll: true });
    dialog?.addEventListener('keydown', onKeyDown);
    return () => dialog?.removeEventListener('keydown', onKeyDown);
  }, []);
  // After the page behind is shown again.
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement && before.current.isConnected)
        before.current.focus({ preventScroll: true });
    },
    [],
  );
  return panel;
}

function goRound(event: KeyboardEvent, dialog: HTMLElement): void {
  const stops = [...dialog.querySelectorAll<HTMLElement>('button:not([disabled]), [href], input, [tabindex="0"]')];
  const first = stops[0];
  const last = stops[stops.length - 1];
  const at = document.activeElement;
  if (event.shiftKey ? at === first || at === dialog : at === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
