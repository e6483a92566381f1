import { useEffect, useState } from 'react';
import type { WatchedAct } from '../../api/candidate-contract';
import type { ExamSitting } from '../answering/sitting/exam-sitting';
import { after, candidateApi, serverClock } from '../candidate-services';
import { IntegrityLog } from './integrity-log';
import { eventOfLeaving, wasReloaded } from './event-of-leaving';
import { findKeptEvents, forgetEvents, keepEvents, keepLeaving, takeLeaving } from './kept-events';
import { listenersFor } from './watched-events';

/** Reports watched incidents, and saves when the page goes to the background or comes back. */
export function useWatchedPage({
  sessionId,
  sitting,
  watched,
  watching,
}: {
  sessionId: string;
  sitting: ExamSitting;
  watched: readonly WatchedAct[];
  watching: boolean;
}): { backPressed: boolean } {
  const [backPressed, setBackPressed] = useState(false);
  useEffect(() => {
    if (!watching) return undefined;
    const log = new IntegrityLog(
      {
        // Save answers first: the report may end the session.
        report: async (events) => {
          await sitting.savedOrFailing();
          try {
            sitting.hear((await candidateApi.reportEvents(sessionId, events)).session);
          } catch (error) {
            sitting.hearRefusal(error);
            throw error;
          }
        },
        keep: (events) => keepEvents(sessionId, events),
        nowIso: () => serverClock.nowIso(),
        after,
      },
      [...findKeptEvents(sessionId), ...eventOfLeaving({ leftAt: takeLeaving(sessionId), reloaded: wasReloaded() })],
    );
    let goingAway = false;
    const onPageHide = () => {
      goingAway = true;
      sitting.saveNow();
      if (watched.includes('leaving_page')) keepLeaving(sessionId, serverClock.nowIso());
    };
    const onPageShow = () => {
      // Restored from the back/forward cache: the candidate had left the page.
      if (goingAway) log.take(eventOfLeaving({ leftAt: takeLeaving(sessionId), reloaded: false }));
      goingAway = false;
    };
    const onVisibility = () => {
      // The next page reports the leaving.
      if (goingAway) return;
      if (document.visibilityState === 'hidden') {
        // The page may never run again.
        sitting.saveNow();
        void log.reportNow();
      } else sitting.lookNow();
    };
    const onBack = () => {
      history.pushState(null, '');
      if (watched.includes('leaving_page')) log.record('back_pressed');
      setBackPressed(true);
    };
    const listeners: ReturnType<typeof listenersFor> = [
      ...listenersFor(watched, (kind) => !goingAway && log.record(kind)),
      [document, 'visibilitychange', onVisibility],
      [
        window,
        'online',
        () => {
          sitting.lookNow();
          void log.reportNow();
        },
      ],
      [window, 'pagehide', onPageHide],
      [window, 'pageshow', onPageShow],
      [window, 'popstate', onBack],
      [
        window,
        'beforeunload',
        (event) => {
          if (sitting.view().saving.unsavedCount > 0) event.preventDefault();
        },
      ],
    ];
    // An extra history entry, so that the back button does not leave the exam.
    history.pushState(null, '');
    for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
    return () => {
      for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
      // A closed session leaves nothing on the device.
      if (sitting.view().standing.kind === 'closed') forgetEvents((kept) => kept === sessionId);
      else void log.reportNow();
      log.stop();
    };
  }, [sessionId, sitting, watched, watching]);
  return { backPressed };
}
