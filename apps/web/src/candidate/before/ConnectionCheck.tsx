import { useState } from 'react';
import { candidateApi, serverClock } from '../candidate-services';
import { explainError } from '../explain-error';
import { formatClock } from '../../i18n/format-time';
import { useText } from '../use-candidate-text';
import { clockDifference, connectionQuality } from './connection-quality';

const measurements = 3;

/** Connection and clock as measured by the replies so far; measured again on request. */
export function ConnectionCheck() {
  const text = useText();
  const [roundTripMs, setRoundTripMs] = useState(() => serverClock.roundTripMs());
  const [measuring, setMeasuring] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const measure = async () => {
    setMeasuring(true);
    setProblem(null);
    try {
      const roundTrips: number[] = [];
      while (roundTrips.length < measurements) {
        const sentAtMs = performance.now();
        await candidateApi.me();
        roundTrips.push(performance.now() - sentAtMs);
      }
      setRoundTripMs(roundTrips.sort((one, other) => one - other)[Math.floor(measurements / 2)] ?? 0);
    } catch (error) {
      setProblem(explainError(error, text));
    }
    setMeasuring(false);
  };
  const serverNowMs = serverClock.nowMs();
  const { kind, seconds } = clockDifference({ deviceNowMs: Date.now(), serverNowMs });
  return (
    <section className="card">
      <h2>{text('check.title')}</h2>
      <div role="status">
        <dl className="facts">
          <dt>{text('check.connection')}</dt>
          <dd>{text(`check.${connectionQuality(roundTripMs)}`, { ms: Math.round(roundTripMs) })}</dd>
          <dt>{text('check.clock')}</dt>
          <dd>{text(`check.${kind}`, { seconds, time: formatClock(serverNowMs) })}</dd>
        </dl>
      </div>
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="button" className="button" disabled={measuring} onClick={() => void measure()}>
        {text(measuring ? 'check.measuring' : 'check.again')}
      </button>
    </section>
  );
}
