import { useEffect } from 'react';
import { keptChanges } from '../../candidate-services';
import type { ExamSitting } from './exam-sitting';

/** Takes over responses made in other tabs of this browser. */
export function useKeptChanges({ sessionId, sitting }: { sessionId: string; sitting: ExamSitting }): void {
  useEffect(() => {
    const look = () => void sitting.lookAtDevice();
    const stopHearing = keptChanges.hear((changed) => changed === sessionId && look());
    // Windows side by side get no visibilitychange, only focus.
    window.addEventListener('focus', look);
    return () => {
      stopHearing();
      window.removeEventListener('focus', look);
    };
  }, [sessionId, sitting]);
}
