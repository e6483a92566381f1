import { useEffect, useState } from 'react';
import { after, candidateApi, serverClock } from '../candidate-services';
import type { ExamSitting } from './exam-sitting';
import { IntegrityLog } from './integrity-log';

/** Reports what the rules page told of, and keeps saving alive as the page goes away and comes back. */
export function useWatchedPage({ sessionId, sitting, watching }: {
  sessionId: string;
  sitting: ExamSitting;
  watching: boolean;
}): { backPressed: boolean } {
  const [backPressed, setBackPressed] = useState(false);
  useEffect(() => {
    if (!watching) return undefined;
    const log = new IntegrityLog({
      report: (events) => candidateApi.reportEvents(sessionId, events),
      nowIso: () => serverClock.nowIso(),
      after,
    });
    const onVisibility = () => {
      const hidden = document.visibilityState === 'hidden';
      log.record(hidden ? 'page_hidden' : 'page_shown');
      if (hidden) {
        // The page may never run again.
        sitting.saveNow();
        void log.reportNow();
      } else sitting.lookNow();
    };
    const onBack = () => {
      history.pushState(null, '');
      log.record('back_pressed');
      setBackPressed(true);
    };
    const listeners: [EventTarget, string, EventListener][] = [
      [document, 'visibilitychange', onVisibility],
      [window, 'blur', () => log.record('focus_lost')],
      [window, 'focus', () => log.record('focus_gained')],
      [window, 'online', () => sitting.lookNow()],
      [window, 'pagehide', () => sitting.saveNow()],
      [window, 'popstate', onBack],
      [window, 'beforeunload', (event) => {
        if (sitting.view().saving.unsavedCount > 0) event.preventDefault();
      }],
    ];
    // One step of its own to go back to, so that the back key does not leave the exam.
    history.pushState(null, '');
    for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
    return () => {
      for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
      void log.reportNow().finally(() => log.stop());
    };
  }, [sessionId, sitting, watching]);
  return { backPressed };
}
