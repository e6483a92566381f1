import { AnsweringPage } from './answering/AnsweringPage';
import { FinishedPage } from './after/FinishedPage';
import { ReadyPage } from './before/ReadyPage';
import { RulesPage } from './before/RulesPage';
import { SignInPage } from './before/SignInPage';
import { TrainingPage } from './before/TrainingPage';
import { CandidatePage } from './CandidatePage';
import { useJourney } from './use-journey';
import { useText } from './use-candidate-text';

export function CandidateApp() {
  const journey = useJourney();
  const { stage } = journey;
  switch (stage.at) {
    case 'loading':
      return <Loading />;
    case 'unreachable':
      return <Unreachable onRetry={journey.lookAgain} />;
    case 'signIn':
      return <SignInPage again={stage.again} onAdmitted={journey.admit} />;
    case 'rules':
      return <RulesPage admission={stage.admission} journey={journey} />;
    case 'ready':
      return <ReadyPage admission={stage.admission} journey={journey} />;
    case 'training':
      return <TrainingPage admission={stage.admission} units={stage.units} journey={journey} />;
    case 'answering':
      return (
        <AnsweringPage
          key={`${stage.start.session.id} ${stage.start.session.seat} ${stage.start.serverTime}`}
          admission={stage.admission}
          start={stage.start}
          sitting={stage.sitting}
          paperKept={stage.paperKept}
          journey={journey}
        />
      );
    case 'finished':
      return (
        <FinishedPage
          admission={stage.admission}
          sessionId={stage.sessionId}
          ending={stage.ending}
          onSignOut={journey.signOut}
        />
      );
  }
}

function Loading() {
  const text = useText();
  return (
    <main className="page">
      <p role="status">{text('loading')}</p>
    </main>
  );
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const text = useText();
  return (
    <CandidatePage title={text('unreachable.title')}>
      <p>{text('unreachable.text')}</p>
      <button type="button" className="button primary" onClick={onRetry}>
        {text('retry')}
      </button>
    </CandidatePage>
  );
}
