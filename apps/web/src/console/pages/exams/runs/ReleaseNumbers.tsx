import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { releaseNumbersDictionaries } from './release-numbers-text';

const SMALL = ['deferred', 'violation', 'annulled', 'ungraded'] as const;

/** Preview in numbers of what the release of this run will do. */
export function ReleaseNumbers({ run }: { run: Schemas['GradingRunDto'] }) {
  const t = useDictionary(releaseNumbersDictionaries);
  const difference = useQuery({
    queryKey: ['exams', run.examId, 'difference', run.id, 'numbers'],
    queryFn: () =>
      ok(api.GET('/api/v1/grading-runs/{id}/difference', { params: { path: { id: run.id }, query: { limit: 0 } } })),
    gcTime: 0,
  });
  const late = useQuery({
    queryKey: ['exams', run.examId, 'late-responses', 'first'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/late-responses', { params: { path: { examId: run.examId } } })),
    gcTime: 0,
  });
  if (difference.error) return <ErrorNotice error={difference.error} onRetry={() => void difference.refetch()} />;
  if (!difference.data) return <Spin className="console-wait" />;
  const { outcomes, certificates, registrations } = difference.data;
  const waiting = late.data?.items.length ?? 0;
  return (
    <>
      <Alert
        type="info"
        className="console-card"
        title={t('people', { count: registrations })}
        description={
          <ul className="console-faults">
            <li>{t('outcomes', { passed: outcomes.passed, failed: outcomes.failed, absent: outcomes.absent })}</li>
            {SMALL.filter((name) => outcomes[name] > 0).map((name) => (
              <li key={name}>{t(name, { count: outcomes[name] })}</li>
            ))}
            <li>{t('certificates', { issued: certificates.toIssue, revoked: certificates.toRevoke })}</li>
          </ul>
        }
      />
      {waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={t(late.data?.nextAfter ? 'lateMany' : 'late', { count: waiting })}
        />
      )}
    </>
  );
}
