import { useRef, type TouchEvent } from 'react';
import { swipeStep, type Touch } from './swipe';

/** What scrolls sideways or is written in has strokes of its own. */
const ownStrokes = '.rich-table, input:not([type="radio"]):not([type="checkbox"]), textarea, select';

/** Handlers for the place that is swiped over. */
export function useSwipe(onStep: (step: -1 | 1) => void) {
  const from = useRef<Touch | null>(null);
  return {
    onTouchStart: ({ touches, target }: TouchEvent) => {
      const [touch] = Array.from(touches);
      const own = target instanceof Element && target.closest(ownStrokes) !== null;
      from.current = touch && touches.length === 1 && !own ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const [touch] = Array.from(changedTouches);
      if (!touch || !from.current) return;
      const step = swipeStep({
        from: from.current,
        to: { x: touch.clientX, y: touch.clientY },
        widthPx: window.innerWidth,
      });
      from.current = null;
      // Enlarged by two fingers, a stroke moves the view.
      if (step !== null && (window.visualViewport?.scale ?? 1) <= 1.01) onStep(step);
    },
  };
}
