import type { IntegrityPolicy } from '../../api/candidate-contract';
import { useText } from '../use-candidate-text';

/** Which incidents are recorded and with what consequence, shown before the candidate consents. */
export function IntegrityRules({ policy }: { policy: IntegrityPolicy }) {
  const text = useText();
  const { watched, limit, pastLimit } = policy;
  return (
    <>
      <h3>{text('integrity.title')}</h3>
      {watched.length === 0 ? (
        <p>{text('integrity.nothing')}</p>
      ) : (
        <>
          <p>{text('integrity.recorded')}</p>
          <ul>
            {watched.map((act) => (
              <li key={act}>{text(`integrity.tells.${act}`)}</li>
            ))}
          </ul>
          <p>
            {limit === null ? text('integrity.noLimit') : <strong>{text(`integrity.${pastLimit}`, { limit })}</strong>}{' '}
            {text('integrity.oneAct')}
          </p>
        </>
      )}
      <p>{text('integrity.nothingElse')}</p>
    </>
  );
}
