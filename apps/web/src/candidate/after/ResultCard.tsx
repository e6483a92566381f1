import { lazy, Suspense } from 'react';
import type { ResultReply } from '../../api/candidate-contract';
import { candidateApi } from '../candidate-services';
import { useText } from '../use-candidate-text';
import { useResult } from './use-result';

// Only who has a released result loads it.
const AppealCard = lazy(() => import('./AppealCard').then(({ AppealCard: card }) => ({ default: card })));

export function ResultCard({ sessionId }: { sessionId: string }) {
  const text = useText();
  const { result, unavailable, refresh } = useResult(sessionId);
  return (
    <>
      <section className="card result">
        <h2>{text('result.title')}</h2>
        <div role="status">
          {result === null && <p>{text(unavailable ? 'result.unavailable' : 'loading')}</p>}
          {result && result.state !== 'released' && <p>{text(`result.${result.state}`)}</p>}
        </div>
        {result?.state === 'released' ? (
          <Released result={result} sessionId={sessionId} />
        ) : (
          <button type="button" className="button" onClick={refresh}>
            {text('result.refresh')}
          </button>
        )}
      </section>
      {result?.state === 'released' && (
        <Suspense fallback={null}>
          <AppealCard sessionId={sessionId} />
        </Suspense>
      )}
    </>
  );
}

function Released({ result, sessionId }: { result: ResultReply; sessionId: string }) {
  const text = useText();
  const { outcome, passed, scoreMillipoints, maxMillipoints, certificateNumber } = result;
  const besides = result.counts === false && <p className="hint">{text('result.notCounting')}</p>;
  if (outcome && outcome !== 'graded')
    return (
      <>
        <p className="verdict">{text(`result.outcome.${outcome}`)}</p>
        {besides}
      </>
    );
  return (
    <>
      {passed !== null && (
        <p className={passed ? 'verdict passed' : 'verdict'}>{text(passed ? 'result.passed' : 'result.failed')}</p>
      )}
      {scoreMillipoints !== null && maxMillipoints !== null && (
        <dl className="facts">
          <dt>{text('result.score')}</dt>
          <dd className="score">
            {text('result.scoreValue', { score: scoreMillipoints / 1000, max: maxMillipoints / 1000 })}
          </dd>
        </dl>
      )}
      {besides}
      {certificateNumber && <Certificate number={certificateNumber} sessionId={sessionId} />}
    </>
  );
}

function Certificate({ number, sessionId }: { number: string; sessionId: string }) {
  const text = useText();
  return (
    <div className="certificate">
      <h3>{text('certificate.title')}</h3>
      <dl className="facts">
        <dt>{text('certificate.number')}</dt>
        <dd className="code">{number}</dd>
      </dl>
      <div className="buttons">
        <a className="button primary" href={candidateApi.certificateAddress(sessionId)} download={`${number}.pdf`}>
          {text('certificate.download')}
        </a>
        <a className="button" href={`/verify/${encodeURIComponent(number)}`}>
          {text('certificate.verify')}
        </a>
      </div>
    </div>
  );
}
