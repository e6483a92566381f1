import { useCallback, useEffect, useState } from 'react';
import { ApiError } from '../api/http';
import type { Admission, StartReply, TrainingIncompleteDetails } from '../api/candidate-contract';
import { ExamSitting } from './answering/exam-sitting';
import { stageOfAdmission } from './before/stage-of-admission';
import { after, candidateApi, pause, pendingStore, serverClock } from './candidate-services';
import type { Closing } from './saving/hand-in';
import { retryPauseMs } from './saving/retry-pause';

export type Stage =
  | { at: 'loading' }
  | { at: 'unreachable' }
  | { at: 'signIn'; again: boolean }
  | { at: 'rules'; admission: Admission }
  | { at: 'ready'; admission: Admission }
  | { at: 'training'; admission: Admission; units: TrainingIncompleteDetails['units'] }
  | { at: 'answering'; admission: Admission; start: StartReply; sitting: ExamSitting }
  | { at: 'finished'; admission: Admission; sessionId: string; ending: Ending | null };

/** How the session ended while this page watched; null when it had ended before. */
export interface Ending {
  closing: Closing;
  savedCount: number;
  /** By the system, past the limit that the rules tell of. */
  byRule: boolean;
}

export interface Journey {
  stage: Stage;
  lookAgain(): void;
  admit(admission: Admission): void;
  goTo(stage: Stage): void;
  sit(admission: Admission, start: StartReply, before?: ExamSitting): Promise<void>;
  signOut(): void;
}

/** The candidate's way through the pages. A reload begins it anew from what the server knows. */
export function useJourney(): Journey {
  const [stage, goTo] = useState<Stage>({ at: 'loading' });

  const admit = useCallback((admission: Admission) => {
    const at = stageOfAdmission(admission);
    if (at === 'finished' && admission.session) goTo({ at, admission, sessionId: admission.session.id, ending: null });
    else if (at !== 'finished') goTo({ at, admission });
  }, []);

  const lookAgain = useCallback(() => {
    void findAdmission(() => goTo({ at: 'unreachable' })).then((admission) =>
      admission ? admit(admission) : goTo({ at: 'signIn', again: false }),
    );
  }, [admit]);

  const sit = useCallback(async (admission: Admission, start: StartReply, before?: ExamSitting) => {
    const stored = [...(await pendingStore.list(start.session.id)), ...(before?.unsaved() ?? [])];
    const sitting = new ExamSitting(start, stored, {
      api: candidateApi,
      clock: serverClock,
      store: pendingStore,
      after,
      random: Math.random,
    });
    goTo({ at: 'answering', admission, start, sitting });
  }, []);

  const signOut = useCallback(() => {
    void candidateApi.signOut().then(() => goTo({ at: 'signIn', again: false }), lookAgain);
  }, [lookAgain]);

  useEffect(lookAgain, [lookAgain]);
  return { stage, lookAgain, admit, goTo, sit, signOut };
}

/** Null when nobody is signed in. Waits for the network as long as it takes. */
async function findAdmission(onFailing: () => void): Promise<Admission | null> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await candidateApi.me();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      onFailing();
      const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : null;
      await pause(retryPauseMs({ failures, retryAfterMs, random: Math.random() }));
    }
  }
}
