import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Admission, StartReply } from '../../api/candidate-contract';
import { startWithPaper } from '../before/start-with-paper';
import { candidateApi, forgetting, serverClock } from '../candidate-services';
import { FullScreenNotice } from '../integrity/FullScreenNotice';
import { leaveFullScreen } from '../integrity/full-screen';
import { useHelpDesk } from '../help/use-help-desk';
import { IntegrityWarning } from '../integrity/IntegrityWarning';
import { useWatchedPage } from '../integrity/use-watched-page';
import { explainError } from '../explain-error';
import { useText } from '../use-candidate-text';
import type { Journey } from '../use-journey';
import { DeviceNotice } from './sitting/DeviceNotice';
import { ExamBar } from './ExamBar';
import type { ExamSitting } from './sitting/exam-sitting';
import { itemsInOrder, paperProgress } from './navigation/item-progress';
import { Paper } from './Paper';
import { StandingNotice } from './sitting/StandingNotice';
import { useConnectionEvidence } from './sitting/use-connection-evidence';
import { useKeptChanges } from './sitting/use-kept-changes';
import { useFolding } from './unfolding/use-folding';
import { usePaperNavigation } from './navigation/use-paper-navigation';

interface AnsweringPageProps {
  admission: Admission;
  start: StartReply;
  sitting: ExamSitting;
  /** This device can reopen the paper after a reload without network. */
  paperKept: boolean;
  journey: Journey;
}

export function AnsweringPage({ admission, start, sitting, paperKept, journey }: AnsweringPageProps) {
  const text = useText();
  const view = useSyncExternalStore(sitting.subscribe, sitting.view);
  const { standing, saving } = view;
  const sessionId = start.session.id;
  const placedItems = useMemo(() => itemsInOrder(start.paper.sections), [start.paper.sections]);
  const items = useMemo(() => placedItems.map(({ item }) => item), [placedItems]);
  const { folding, waiting } = useFolding({ items, answers: saving.answers });
  const onReach = (itemNumber: number) => sitting.reach(itemNumber);
  const navigation = usePaperNavigation({ sessionId, placedItems, folding, onReach });
  const { place, reviewing } = navigation;
  const progress = useMemo(
    () =>
      paperProgress({
        items,
        answers: saving.answers,
        place,
        isClosed: (itemNumber) => folding?.accessOf(itemNumber) === 'readOnly',
      }),
    [items, saving.answers, place, folding],
  );
  const answering = standing.kind === 'answering';
  const help = useHelpDesk(sessionId);
  const policy = admission.exam.integrity;
  const [problem, setProblem] = useState<string | null>(null);
  const { backPressed } = useWatchedPage({
    sessionId,
    sitting,
    watched: policy.watched,
    watching: answering || standing.kind === 'locked',
  });
  useConnectionEvidence({ sessionId, sitting });
  useKeptChanges({ sessionId, sitting });
  useEffect(() => () => sitting.stop(), [sitting]);
  useEffect(() => {
    // The exam continues on another device. Unsent responses stay here until it is taken back.
    if (standing.kind === 'takenOver') void forgetting.allBut(null, serverClock.nowMs());
    if (standing.kind === 'closed') leaveFullScreen();
    if (standing.kind === 'closed') journey.goTo({ at: 'finished', admission, sessionId, ending: standing });
  }, [standing, sessionId, admission, journey.goTo]);

  const takeBack = () => {
    setProblem(null);
    startWithPaper(candidateApi.start).then(
      (again) => journey.sit(admission, again, sitting),
      (error: unknown) => setProblem(explainError(error, text)),
    );
  };

  return (
    <div className="exam">
      <ExamBar
        view={view}
        durationMinutes={admission.exam.durationMinutes}
        progress={progress}
        onSheet={answering && !reviewing ? navigation.openReview : null}
        helpButton={help.button}
      />
      {help.desk}
      <DeviceNotice sessionId={sessionId} view={view} paperKept={paperKept} />
      {backPressed && answering && !reviewing && (
        <p className="notice warning" role="status">
          {text('leaving.back')}
        </p>
      )}
      {answering && policy.watched.includes('leaving_full_screen') && <FullScreenNotice />}
      {answering && (
        <IntegrityWarning standing={view.session.integrity} countBefore={admission.session?.integrity.count ?? 0} />
      )}
      {answering && waiting ? (
        <main className="page scroller">
          <p role="status">{text('loading')}</p>
        </main>
      ) : answering ? (
        <Paper
          sections={start.paper.sections}
          presentation={admission.exam.presentation}
          sitting={sitting}
          saving={saving}
          earliestSubmissionAt={standing.earliestSubmissionAt}
          progress={progress}
          navigation={navigation}
          folding={folding}
        />
      ) : (
        <main className="page scroller">
          <StandingNotice
            view={view}
            sitting={sitting}
            problem={problem}
            onTakeBack={takeBack}
            onSignIn={() => journey.goTo({ at: 'signIn', again: true })}
          />
        </main>
      )}
    </div>
  );
}
