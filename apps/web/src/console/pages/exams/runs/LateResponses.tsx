import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, Space, Table, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTimeWithSeconds } from '../../../../i18n/format-time';
import { ReasonDialog } from '../../../ReasonDialog';
import { lateResponseDictionaries } from '../sessions/late-response-text';
import { SessionDrawer } from '../sessions/SessionDrawer';

type Waiting = Schemas['WaitingSessionDto'];

/** Largest number of sessions per request. */
const AT_ONCE = 200;

/** Candidates with late responses that were not accepted yet, for selection; renders nothing if there are none. */
export function LateResponses({ examId }: { examId: string }) {
  const t = useDictionary(lateResponseDictionaries);
  const [chosen, setChosen] = useState<string[]>([]);
  const [opened, setOpened] = useState<Waiting | null>(null);
  const [accepting, setAccepting] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['exams', examId, 'late-responses'],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/late-responses', { params: { path: { examId }, query: { after: pageParam } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const waiting = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (waiting.length === 0) return null;
  // Do not send sessions that were accepted elsewhere in the meantime.
  const sessionIds = chosen.filter((id) => waiting.some(({ sessionId }) => sessionId === id));
  const columns: TableColumnsType<Waiting> = [
    {
      title: t('candidate'),
      render: (_, { candidateName, ticketNumber }) => (
        <>
          {candidateName}
          <br />
          <small>{ticketNumber}</small>
        </>
      ),
    },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['lg'] },
    { title: t('waiting'), dataIndex: 'waiting' },
    { title: t('madeAt'), render: (_, { firstMadeAt }) => formatTimeWithSeconds(firstMadeAt), responsive: ['md'] },
    {
      title: t('receivedAt'),
      render: (_, { lastReceivedAt }) => formatTimeWithSeconds(lastReceivedAt),
      responsive: ['md'],
    },
    {
      title: '',
      render: (_, one) => (
        <Button size="small" onClick={() => setOpened(one)}>
          {t('open')}
        </Button>
      ),
    },
  ];
  return (
    <Card size="small" title={t('title')} className="console-card">
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Table<Waiting>
        rowKey="sessionId"
        size="small"
        pagination={false}
        columns={columns}
        dataSource={waiting}
        rowSelection={{ selectedRowKeys: sessionIds, onChange: (keys) => setChosen(keys.map(String)) }}
      />
      <MoreButton query={query} label={t('more')} />
      <Space wrap className="console-acts">
        <Button
          type="primary"
          disabled={sessionIds.length === 0 || sessionIds.length > AT_ONCE}
          onClick={() => setAccepting(true)}
        >
          {t('choose', { count: sessionIds.length })}
        </Button>
        {sessionIds.length > AT_ONCE && (
          <Typography.Text type="danger">{t('tooMany', { max: AT_ONCE })}</Typography.Text>
        )}
      </Space>
      {accepting && (
        <ReasonDialog
          title={t('accept')}
          text={t('acceptText', { count: sessionIds.length })}
          refresh={[['exams', examId], ['sessions']]}
          onClose={() => setAccepting(false)}
          perform={({ reason }) =>
            ok(
              api.POST('/api/v1/exams/{examId}/late-responses/accept', {
                params: { path: { examId } },
                body: { sessionIds, reason },
              }),
            )
          }
        />
      )}
      <SessionDrawer listed={opened} examId={examId} onClose={() => setOpened(null)} />
    </Card>
  );
}
