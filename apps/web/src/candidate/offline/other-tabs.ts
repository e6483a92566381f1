import { useEffect, useState } from 'react';

const storageKey = 'sunflower.tab';

interface Word {
  sessionId: string;
  tab: string;
  here: boolean;
}

/** Whether the session is open in another tab of this browser too. */
export function useOtherTabs(sessionId: string): boolean {
  const [others, setOthers] = useState<string[]>([]);
  useEffect(() => {
    const tab = Math.random().toString(36).slice(2);
    const say = (here: boolean) => tell({ sessionId, tab, here });
    let known: string[] = [];
    const onWord = ({ key, newValue }: StorageEvent) => {
      const word = key === storageKey && newValue ? (JSON.parse(newValue) as Word) : null;
      if (!word || word.sessionId !== sessionId) return;
      const isNew = word.here && !known.includes(word.tab);
      known = word.here
        ? [...known.filter((other) => other !== word.tab), word.tab]
        : known.filter((other) => other !== word.tab);
      setOthers(known);
      if (isNew) say(true);
    };
    const listeners: [string, EventListener][] = [
      ['storage', onWord as EventListener],
      ['pagehide', () => say(false)],
      ['pageshow', () => say(true)],
    ];
    for (const [name, listener] of listeners) window.addEventListener(name, listener);
    say(true);
    return () => {
      for (const [name, listener] of listeners) window.removeEventListener(name, listener);
      say(false);
    };
  }, [sessionId]);
  return others.length > 0;
}

/** Sends through a storage event: every browser has it, and only the other tabs get it. */
function tell(word: Word): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(word));
    localStorage.removeItem(storageKey);
  } catch {
    // Storage is forbidden: the tabs do not know of each other; the server orders their responses by revision.
  }
}
