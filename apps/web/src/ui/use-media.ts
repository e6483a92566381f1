import { useCallback, useSyncExternalStore } from 'react';

// Same width as in candidate.css, where the answer sheet is beside the item.
const WIDE_SCREEN = '(min-width: 60rem)';
const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

export const useWideScreen = (): boolean => useMedia(WIDE_SCREEN);

/** Whether the person has asked the system for less movement. */
export const useReducedMotion = (): boolean => useMedia(REDUCED_MOTION);

function useMedia(query: string): boolean {
  const onChange = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(onChange, () => window.matchMedia(query).matches);
}
