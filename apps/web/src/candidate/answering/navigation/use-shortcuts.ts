import { useEffect, useRef, useState } from 'react';
import type { PaperItem } from '../../../api/candidate-contract';
import { shortcutFor, type PressedKey, type Shortcut } from './shortcut';

const storageKey = 'sunflower.shortcuts';

/** Calls `onShortcut` for the keys of this item; `item` is null where there is nothing to answer. */
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
      // In a group of radio buttons an arrow would change the answer; here it turns the page.
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

/** Single keys disturb some who dictate (WCAG 2.1.4), so they can be turned off. */
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
        // Storage is forbidden: the choice holds for this page.
      }
    },
  ];
}
