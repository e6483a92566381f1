import { useEffect } from 'react';
import { keptChanges } from '../../candidate-services';
import type { ExamSitting } from './exam-sitting';

/** Shows what was answered in another tab of this browser. */
export function useKeptChanges({ sessionId, sitting }: { sessionId: string; sitting: ExamSitting }): void {
  useEffect(() => {
    const look = () => void sitting.lookAtDevice();
    const stopHearing = keptChanges.hear((changed) => changed === sessionId && look());
    // Two windows side by side are never hidden.
    window.addEventListener('focus', look);
    return () => {
      stopHearing();
      window.removeEventListener('focus', look);
    };
  }, [sessionId, sitting]);
}
