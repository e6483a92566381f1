import { useSyncExternalStore } from 'react';

// Same width as in candidate.css, where the answer sheet is beside the item.
const query = '(min-width: 60rem)';

function onChange(listener: () => void): () => void {
  const screen = window.matchMedia(query);
  screen.addEventListener('change', listener);
  return () => screen.removeEventListener('change', listener);
}

const isWide = (): boolean => window.matchMedia(query).matches;

export function useWideScreen(): boolean {
  return useSyncExternalStore(onChange, isWide);
}
