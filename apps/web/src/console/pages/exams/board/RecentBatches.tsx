import { useQuery } from '@tanstack/react-query';
import { Card, Drawer, Empty, Spin } from 'antd';
import { formatTimeWithSeconds } from '../../../../i18n/format-time';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { batchDictionaries } from './batch-text';
import { BatchProgress } from './BatchProgress';
import { boardDictionaries } from './board-text';

/** The user's recent bulk actions with their outcomes, for dialogs that were closed early. */
export function RecentBatches({ examId, onClose }: { examId: string; onClose: () => void }) {
  const t = useDictionary(batchDictionaries);
  const board = useDictionary(boardDictionaries);
  const query = useQuery({
    queryKey: ['exams', examId, 'session-batches'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/session-batches', { params: { path: { examId } } })),
  });
  return (
    <Drawer open onClose={onClose} title={board('batches')} size={560} className="console-drawer">
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data?.length === 0 && <Empty description={board('noBatches')} />}
      {query.data?.map((batch) => (
        <Card
          key={batch.id}
          size="small"
          className="console-card"
          title={t('begun', { act: t(batch.act), time: formatTimeWithSeconds(batch.createdAt) })}
        >
          <p>{batch.reason}</p>
          <BatchProgress begun={batch} />
        </Card>
      ))}
    </Drawer>
  );
}
