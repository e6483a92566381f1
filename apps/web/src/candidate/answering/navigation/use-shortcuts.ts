import { useEffect, useRef, useState } from 'react';
import type { PaperItem } from '../../../api/candidate-contract';
import { shortcutFor, type PressedKey, type Shortcut } from './shortcut';

const storageKey = 'sunflower.shortcuts';

/** Calls `onShortcut` for the shortcuts of this item; `item` is null when there is nothing to answer. */
export function useShortcuts({
  item,
  enabled,
  onShortcut,
}: {
  item: PaperItem | null;
  enabled: boolean;
  onShortcut: (shortcut: Shortcut) => void;
}): void {
  const latest = useRef({ item, enabled, onShortcut });
  latest.current = { item, enabled, onShortcut };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const now = latest.current;
      if (!now.enabled || !now.item || event.defaultPrevented || event.isComposing) return;
      const shortcut = shortcutFor(pressedKey(event), now.item);
      if (!shortcut) return;
      // In a radio group an arrow would change the answer; here it changes the item.
      event.preventDefault();
      now.onShortcut(shortcut);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function pressedKey(event: KeyboardEvent): PressedKey {
  const target = event.target as HTMLElement;
  const inTextOrList = target.matches('textarea, select, input:not([type="radio"]):not([type="checkbox"])');
  return {
    key: event.key,
    shiftKey: event.shiftKey,
    withModifier: event.ctrlKey || event.altKey || event.metaKey,
    inTextOrList,
  };
}

/** Single-key shortcuts can be turned off, because they interfere with speech input (WCAG 2.1.4). */
export function useShortcutsSetting(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => {
    try {
      return localStorage.getItem(storageKey) !== 'off';
    } catch {
      return true;
    }
  });
  return [
    on,
    (next) => {
      setOn(next);
      try {
        localStorage.setItem(storageKey, next ? 'on' : 'off');
      } catch {
        // Storage is forbidden: the setting lasts as long as the page.
      }
    },
  ];
}
