import { useCallback, useEffect, useRef, useState } from 'react';
import type { Admission } from '../../api/candidate-contract';
import { findPlace } from '../answering/navigation/place-in-paper';
import { candidateApi, pause, serverClock } from '../candidate-services';
import { CandidatePage } from '../CandidatePage';
import { DisplaySettings } from '../display/DisplaySettings';
import { explainError } from '../explain-error';
import { useText } from '../use-candidate-text';
import type { Journey } from '../use-journey';
import { fillScreen } from '../integrity/full-screen';
import { ExamCard, IdentityCard } from './AdmissionFacts';
import { ConnectionCheck } from './ConnectionCheck';
import { PracticeCard } from './PracticeCard';
import { startExam, type StartOutcome } from './start-exam';
import { startWithPaper } from './start-with-paper';
import { useSealedPaper, type HeldPaper } from './use-sealed-paper';
import { WaitingForOpening } from './WaitingForOpening';

export function ReadyPage({ admission, journey }: { admission: Admission; journey: Journey }) {
  const text = useText();
  const running = admission.session !== null;
  const sealed = useSealedPaper({ admission, isWanted: !running });
  const { starting, problem, start } = useStart({ admission, journey, sealed });
  const [opened, setOpened] = useState(() => serverClock.nowMs() >= Date.parse(admission.exam.opensAt));
  // The session was being answered on this device before a reload: continue without asking.
  const answeringHere = admission.session !== null && findPlace(admission.session.id) !== null;
  useEffect(() => {
    if (answeringHere) start();
  }, [answeringHere, start]);

  const onOpened = useCallback(() => {
    setOpened(true);
    start();
  }, [start]);

  const press = () => {
    // Browsers enter full screen only in a user gesture.
    if (admission.exam.integrity.watched.includes('leaving_full_screen')) fillScreen();
    start();
  };
  const waiting = !opened && !running;
  return (
    <CandidatePage title={text(waiting ? 'waiting.title' : 'ready.title')} onSignOut={journey.signOut}>
      {waiting ? (
        <WaitingForOpening
          opensAt={admission.exam.opensAt}
          spreadSeconds={admission.exam.startSpreadSeconds}
          onOpened={onOpened}
          paperIsHere={sealed !== null}
        />
      ) : (
        <section className="card">
          <p>{text(running ? 'ready.resume' : 'ready.open')}</p>
          <button type="button" className="button primary wide" disabled={starting} onClick={press}>
            {text(starting ? 'ready.starting' : running ? 'ready.continue' : 'ready.start')}
          </button>
          <p className="problem" role="alert">
            {problem}
          </p>
        </section>
      )}
      <DisplaySettings />
      {/* A failing start says how the network is; an earlier check would contradict it. */}
      {!running && problem === null && <ConnectionCheck />}
      {!running && <PracticeCard itemTypes={admission.exam.itemTypes} />}
      <ExamCard exam={admission.exam} />
      <IdentityCard candidate={admission.candidate} />
    </CandidatePage>
  );
}

function useStart({
  admission,
  journey,
  sealed,
}: {
  admission: Admission;
  journey: Journey;
  sealed: HeldPaper | null;
}) {
  const text = useText();
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const gone = useRef(false);
  const busy = useRef(false);
  const sealedNow = useRef(sealed);
  sealedNow.current = sealed;
  const spoiltHash = useRef<string | null>(null);
  const paperAtHand = () => (sealedNow.current?.hash === spoiltHash.current ? null : sealedNow.current);
  useEffect(() => {
    gone.current = false;
    return () => void (gone.current = true);
  }, []);

  const follow = (outcome: StartOutcome) => {
    switch (outcome.kind) {
      case 'started':
        return void journey.sit(admission, outcome.start);
      case 'trainingIncomplete':
        return journey.goTo({ at: 'training', admission, units: outcome.units });
      case 'readmit':
        return journey.lookAgain();
      case 'signedOut':
        return journey.goTo({ at: 'signIn', again: true });
      case 'refused':
        setStarting(false);
        return setProblem(explainError(outcome.error, text));
      case 'calledOff':
        return;
    }
  };

  const start = async () => {
    if (busy.current) return;
    busy.current = true;
    setStarting(true);
    setProblem(null);
    const outcome = await startExam({
      start: () =>
        startWithPaper(candidateApi.start, {
          held: paperAtHand(),
          onSpoilt: (hash) => (spoiltHash.current = hash),
        }),
      wait: pause,
      random: Math.random,
      isCalledOff: () => gone.current,
      onFailing: (error) =>
        setProblem(
          `${explainError(error, text)} ${text(paperAtHand() ? 'error.retryingWithPaper' : 'error.retrying')}`,
        ),
    });
    busy.current = false;
    follow(outcome);
  };
  const latest = useRef(start);
  latest.current = start;
  return { starting, problem, start: useCallback(() => void latest.current(), []) };
}
