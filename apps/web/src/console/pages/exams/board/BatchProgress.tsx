import { useQuery } from '@tanstack/react-query';
import { Alert, Progress, Typography } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { batchDictionaries } from './batch-text';

type Batch = Schemas['SessionBatchDto'];
type BatchText = ReturnType<typeof useDictionary<keyof (typeof batchDictionaries)['en']>>;

const LOOKED_AT_EVERY_MS = 1_000;

export const isFinished = ({ state }: Batch): boolean => state === 'done' || state === 'broken';

/** A bulk action, polled until it has finished. */
export function useBatch(begun: Batch): { batch: Batch; error: unknown } {
  const query = useQuery({
    queryKey: ['session-batches', begun.id],
    queryFn: () => ok(api.GET('/api/v1/session-batches/{id}', { params: { path: { id: begun.id } } })),
    initialData: begun,
    refetchInterval: ({ state }) => (state.data && isFinished(state.data) ? false : LOOKED_AT_EVERY_MS),
  });
  return { batch: query.data, error: query.error };
}

/** Progress of a bulk action; the candidates it was not applied to, and why. */
export function BatchProgress({ begun }: { begun: Batch }) {
  const t = useDictionary(batchDictionaries);
  const { batch, error } = useBatch(begun);
  const done = batch.outcomes['done'] ?? 0;
  if (batch.state === 'broken') return <Alert type="error" showIcon title={t('broken')} />;
  return (
    <>
      <Progress
        aria-label={t(batch.act)}
        percent={Math.floor((100 * batch.tried) / Math.max(1, batch.total))}
        status={batch.state === 'done' ? 'success' : 'active'}
      />
      <p aria-live="polite">
        {batch.state === 'done'
          ? t('reached', { count: done, total: batch.total })
          : batch.state === 'collecting'
            ? t('collecting')
            : t('running', { tried: batch.tried, total: batch.total })}
      </p>
      {batch.tried > done && <Missed batch={batch} missed={batch.tried - done} />}
      {error && <ErrorNotice error={error} />}
    </>
  );
}

function Missed({ batch, missed }: { batch: Batch; missed: number }) {
  const t = useDictionary(batchDictionaries);
  return (
    <>
      <Typography.Title level={5}>{t('missedTitle', { count: missed })}</Typography.Title>
      <ul>
        {Object.entries(batch.outcomes)
          .filter(([outcome]) => outcome !== 'done')
          .map(([outcome, count]) => (
            <li key={outcome}>{t(whyOf({ outcome, batch }), { count })}</li>
          ))}
      </ul>
      {batch.missed.length < missed && <p>{t('missedListed', { count: batch.missed.length })}</p>}
      <ul className="board-missed">
        {batch.missed.map(({ registrationId, candidateName, ticketNumber }) => (
          <li key={registrationId}>
            {candidateName} {ticketNumber}
          </li>
        ))}
      </ul>
    </>
  );
}

function whyOf({ outcome, batch }: { outcome: string; batch: Batch }): Parameters<BatchText>[0] {
  switch (outcome) {
    case 'not_started':
    case 'not_open':
    case 'time_limit':
      return outcome;
    case 'unchanged':
      return batch.act === 'unlock' ? 'unchanged_unlock' : 'unchanged_lock';
    default:
      return 'failed';
  }
}
