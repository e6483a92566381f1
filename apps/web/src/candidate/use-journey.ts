import { useCallback, useEffect, useRef, useState } from 'react';
import type { Admission, StartReply, TrainingIncompleteDetails } from '../api/candidate-contract';
import { ExamSitting } from './answering/sitting/exam-sitting';
import { stageOfAdmission } from './before/stage-of-admission';
import {
  after,
  candidateApi,
  forgetting,
  keptExams,
  newsBell,
  owedSignOut,
  pendingStore,
  readClocks,
  serverClock,
} from './candidate-services';
import { findEntry } from './offline/find-entry';
import { keepPictures } from './offline/paper-pictures';
import type { Closing } from './saving/hand-in';

export type Stage =
  | { at: 'loading' }
  | { at: 'unreachable' }
  | { at: 'signIn'; again: boolean }
  | { at: 'rules'; admission: Admission }
  | { at: 'ready'; admission: Admission }
  | { at: 'training'; admission: Admission; units: TrainingIncompleteDetails['units'] }
  | { at: 'answering'; admission: Admission; start: StartReply; sitting: ExamSitting; paperKept: boolean }
  | { at: 'finished'; admission: Admission; sessionId: string; ending: Ending | null };

/** How the session ended while this page was open. */
export interface Ending {
  closing: Closing;
  savedCount: number;
  /** Submitted by the system because the incident limit was exceeded. */
  byRule: boolean;
}

interface Opening {
  admission: Admission;
  start: StartReply;
  paperKept: boolean;
  before?: ExamSitting;
}

export interface Journey {
  stage: Stage;
  lookAgain(): void;
  admit(admission: Admission): void;
  goTo(stage: Stage): void;
  sit(admission: Admission, start: StartReply, before?: ExamSitting): Promise<void>;
  signOut(): void;
}

/** The candidate's stage. A reload restores it from the server or, without network, from the device. */
export function useJourney(): Journey {
  const [stage, goTo] = useState<Stage>({ at: 'loading' });
  const latestLook = useRef(0);

  const admit = useCallback((admission: Admission) => {
    newsBell.reset();
    const running = admission.session?.state === 'in_progress' ? admission.session.id : null;
    void forgetting.allBut(running, serverClock.nowMs());
    const at = stageOfAdmission(admission);
    if (at === 'finished' && admission.session) goTo({ at, admission, sessionId: admission.session.id, ending: null });
    else if (at !== 'finished') goTo({ at, admission });
  }, []);

  const openSitting = useCallback(async ({ admission, start, paperKept, before }: Opening) => {
    const { id } = start.session;
    const stored = await pendingStore.list(id);
    const sitting = new ExamSitting({
      start,
      stored,
      carried: before?.unsaved() ?? [],
      ports: {
        api: candidateApi,
        clock: serverClock,
        store: pendingStore,
        note: (state) => void keptExams.note({ ...state, reading: readClocks() }),
        forget: (sessionId) => void forgetting.closed(sessionId),
        after,
        random: Math.random,
      },
    });
    goTo({ at: 'answering', admission, start, sitting, paperKept });
  }, []);

  const lookAgain = useCallback(() => {
    // “Try again” starts a new look. The previous one, still waiting, must not change the stage later.
    const look = (latestLook.current += 1);
    const isCalledOff = () => look !== latestLook.current;
    void findEntry({ isCalledOff, onFailing: () => goTo({ at: 'unreachable' }) }).then((entry) => {
      if (entry === null) return undefined;
      if (entry.kind === 'signedOut') return goTo({ at: 'signIn', again: false });
      if (entry.kind === 'admitted') return admit(entry.admission);
      serverClock.estimate({ reading: entry.exam.reading, deviceNowMs: Date.now() });
      return openSitting({ ...entry.exam, paperKept: true });
    });
  }, [admit, openSitting]);

  const sit = useCallback(
    async (admission: Admission, start: StartReply, before?: ExamSitting) => {
      const paperKept = await keptExams.keep({ admission, start, reading: readClocks() });
      void keepPictures({ sessionId: start.session.id, sections: start.paper.sections });
      await openSitting({ admission, start, paperKept, before });
    },
    [openSitting],
  );

  const signOut = useCallback(() => {
    owedSignOut.owe();
    const showSignIn = () => goTo({ at: 'signIn', again: false });
    void forgetting
      .allBut(null, serverClock.nowMs())
      .then(() => owedSignOut.settle())
      .then(showSignIn, showSignIn);
  }, []);

  useEffect(lookAgain, [lookAgain]);
  return { stage, lookAgain, admit, goTo, sit, signOut };
}
