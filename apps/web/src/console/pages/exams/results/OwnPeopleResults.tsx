import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { useDictionary } from '../../../use-text';
import { ownResultsDictionaries } from './own-results-text';
import { PassListExport } from './PassListExport';

const COUNTS = ['passed', 'failed', 'absent', 'deferred', 'violation', 'annulled'] as const;

/** For administrators of only some of the exam's people: their released results, and who grades and releases. */
export function OwnPeopleResults({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(ownResultsDictionaries);
  const query = useQuery({
    queryKey: ['exams', exam.id, 'released-results'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/released-results', { params: { path: { examId: exam.id } } })),
  });
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { counts, releasedAt } = query.data;
  return (
    <>
      <Alert
        type="info"
        showIcon
        className="console-card"
        title={t('whose', { organisation: exam.organisationName })}
        description={t('yours')}
      />
      {counts === null || releasedAt === null ? (
        <Alert type="warning" showIcon className="console-card" title={t('notYet')} />
      ) : (
        <>
          <Card size="small" title={t('title')} className="console-card">
            <Descriptions
              size="small"
              column={{ xs: 2, md: 3 }}
              items={COUNTS.map((name) => ({ key: name, label: t(name), children: counts[name] }))}
            />
            <small>{t('released', { time: formatTime(releasedAt) })}</small>
          </Card>
          <PassListExport examId={exam.id} />
        </>
      )}
    </>
  );
}
