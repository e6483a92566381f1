import { useEffect, useState } from 'react';
import type { Admission, TrainingIncompleteDetails, TrainingUnit } from '../../api/candidate-contract';
import { RichText } from '../../ui/markdown/RichText';
import { candidateApi } from '../candidate-services';
import { CandidatePage } from '../CandidatePage';
import { explainError } from '../explain-error';
import { useText } from '../use-candidate-text';
import type { Journey } from '../use-journey';

type Units = TrainingIncompleteDetails['units'];

export function TrainingPage({ admission, units, journey }: { admission: Admission; units: Units; journey: Journey }) {
  const text = useText();
  const [completed, setCompleted] = useState<string[]>([]);
  const [openId, setOpenId] = useState<string | null>(null);
  if (openId !== null) {
    const complete = () => {
      setCompleted([...completed, openId]);
      setOpenId(null);
    };
    return (
      <UnitPage
        id={openId}
        title={units.find(({ id }) => id === openId)?.title ?? ''}
        onCompleted={complete}
        onBack={() => setOpenId(null)}
      />
    );
  }
  const allDone = units.every(({ id }) => completed.includes(id));
  return (
    <CandidatePage title={text('training.title')} onSignOut={journey.signOut}>
      <p role="status">{text(allDone ? 'training.allDone' : 'training.lead')}</p>
      <ul className="units">
        {units.map(({ id, title }) => (
          <li key={id} className="card unit">
            <span>{title}</span>
            {completed.includes(id) ? (
              <span className="tag done">{text('training.done')}</span>
            ) : (
              <button type="button" className="button" onClick={() => setOpenId(id)}>
                {text('training.open')}
                <span className="unseen">{title}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {allDone && (
        <button type="button" className="button primary wide" onClick={() => journey.goTo({ at: 'ready', admission })}>
          {text('training.toExam')}
        </button>
      )}
    </CandidatePage>
  );
}

interface UnitPageProps {
  id: string;
  title: string;
  onCompleted: () => void;
  onBack: () => void;
}

function UnitPage({ id, title, onCompleted, onBack }: UnitPageProps) {
  const text = useText();
  const [attempt, setAttempt] = useState(1);
  const [unit, setUnit] = useState<TrainingUnit | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    setProblem(null);
    candidateApi.trainingUnit(id).then(
      (read) => gone || setUnit(read),
      (error: unknown) => gone || setProblem(explainError(error, text)),
    );
    return () => void (gone = true);
  }, [id, attempt, text]);

  const complete = () => {
    setProblem(null);
    candidateApi.completeTrainingUnit(id).then(onCompleted, (error: unknown) => setProblem(explainError(error, text)));
  };

  return (
    <CandidatePage title={title}>
      <div className="card">
        {unit ? (
          <RichText source={unit.bodyMarkdown} headingLevel={2} />
        ) : (
          <p role="status">{problem ? '' : text('loading')}</p>
        )}
        <p className="problem" role="alert">
          {problem}
        </p>
        <div className="buttons">
          <button type="button" className="button" onClick={onBack}>
            {text('back')}
          </button>
          {unit && (
            <button type="button" className="button primary" onClick={complete}>
              {text('training.complete')}
            </button>
          )}
          {!unit && problem && (
            <button type="button" className="button primary" onClick={() => setAttempt(attempt + 1)}>
              {text('retry')}
            </button>
          )}
        </div>
      </div>
    </CandidatePage>
  );
}
