import { useEffect, useState } from 'react';
import type { WatchedAct } from '../../api/candidate-contract';
import type { ExamSitting } from '../answering/sitting/exam-sitting';
import { after, candidateApi, serverClock } from '../candidate-services';
import { IntegrityLog } from './integrity-log';
import { eventOfLeaving, wasReloaded } from './event-of-leaving';
import { findKeptEvents, forgetEvents, keepEvents, keepLeaving, takeLeaving } from './kept-events';
import { listenersFor } from './watched-events';

/** Reports what the rules page told of, and keeps saving alive as the page goes away and comes back. */
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
        // Answers first: what is reported may end the session.
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
      // Back from the browser's memory, as it was: it had been left.
      if (goingAway) log.take(eventOfLeaving({ leftAt: takeLeaving(sessionId), reloaded: false }));
      goingAway = false;
    };
    const onVisibility = () => {
      // What is to be told is kept for the page that comes after.
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
    // One step of its own to go back to, so that the back key does not leave the exam.
    history.pushState(null, '');
    for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
    return () => {
      for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
      // After its end the device holds nothing of the exam.
      if (sitting.view().standing.kind === 'closed') forgetEvents((kept) => kept === sessionId);
      else void log.reportNow();
      log.stop();
    };
  }, [sessionId, sitting, watched, watching]);
  return { backPressed };
}
