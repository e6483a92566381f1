import { useRef, type TouchEvent } from 'react';
import { swipeStep, type Touch } from './swipe';

/** Elements that scroll sideways or take text: swipes there belong to the element. */
const ownStrokes = '.rich-table, input:not([type="radio"]):not([type="checkbox"]), textarea, select';

/** Touch handlers for the swiped element. */
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
      // On a pinch-zoomed page, a stroke pans the view.
      if (step !== null && (window.visualViewport?.scale ?? 1) <= 1.01) onStep(step);
    },
  };
}
