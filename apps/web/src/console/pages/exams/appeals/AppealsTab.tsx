import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Segmented, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { AppealDrawer } from './AppealDrawer';
import { appealsDictionaries } from './appeals-text';
import { AppealWindows } from './AppealWindows';

type Appeal = Schemas['AppealDto'];
type Shown = 'all' | Appeal['state'];

const SHOWN = ['pending', 'justified', 'unjustified', 'all'] as const;

/** The queue of appeals: numbers first, then the list that makes them. */
export function AppealsTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(appealsDictionaries);
  const client = useQueryClient();
  const [shown, setShown] = useState<Shown>('pending');
  const [openId, setOpenId] = useState<string | null>(null);
  const queryKey = ['exams', exam.id, 'appeals'];
  const query = useInfiniteQuery({
    queryKey: [...queryKey, shown],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/appeals', {
          params: {
            path: { examId: exam.id },
            query: { after: pageParam, ...(shown !== 'all' && { state: shown }) },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  const first = query.data?.pages[0];
  const counts = first?.counts;
  const sum = counts ? counts.pending + counts.justified + counts.unjustified : 0;
  const labelOf = (one: Shown) => `${t(one)} ${counts ? (one === 'all' ? sum : counts[one]) : ''}`;
  const refresh = () => client.invalidateQueries({ queryKey });
  return (
    <>
      <Alert type="info" showIcon title={t('lead')} className="console-card" />
      <Flex wrap gap="small" align="center" className="console-card">
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={SHOWN.map((value) => ({ value, label: labelOf(value) }))}
        />
        {counts !== undefined && counts.overdue > 0 && (
          <Tag color="red">
            {t('overdue')} {counts.overdue}
          </Tag>
        )}
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Appeal>
        rowKey="id"
        size="small"
        pagination={false}
        loading={query.isPending}
        dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
        locale={{ emptyText: t('nothing') }}
        columns={useColumns(setOpenId)}
      />
      <MoreButton query={query} label={t('more')} />
      <AppealWindows examId={exam.id} windows={first?.windows ?? []} onSaved={refresh} />
      {openId && <AppealDrawer examId={exam.id} appealId={openId} onDone={refresh} onClose={() => setOpenId(null)} />}
    </>
  );
}

function useColumns(onOpen: (id: string) => void): TableColumnsType<Appeal> {
  const t = useDictionary(appealsDictionaries);
  return [
    {
      title: t('candidate'),
      render: (_, { candidateName, ticketNumber, organisationName }) => (
        <>
          <div>{candidateName}</div>
          <Typography.Text type="secondary">{ticketNumber}</Typography.Text>
          <div>
            <Typography.Text type="secondary">{organisationName}</Typography.Text>
          </div>
        </>
      ),
    },
    {
      title: t('about'),
      render: (_, { itemNumber, reason }) => (
        <>
          <div>{itemNumber === null ? t('whole') : t('item', { number: itemNumber })}</div>
          <Typography.Paragraph type="secondary" ellipsis={{ rows: 2 }} className="console-paragraph">
            {reason}
          </Typography.Paragraph>
        </>
      ),
    },
    {
      title: t('made'),
      responsive: ['md'],
      className: 'console-nowrap',
      render: (_, { madeAt }) => formatTime(madeAt),
    },
    {
      title: t('due'),
      responsive: ['sm'],
      className: 'console-nowrap',
      render: (_, { dueAt, overdue }) => (overdue ? <Tag color="red">{formatTime(dueAt)}</Tag> : formatTime(dueAt)),
    },
    {
      title: t('state'),
      render: (_, { id, state }) => (
        <Flex vertical gap={4} align="start">
          <Tag color={state === 'pending' ? 'gold' : state === 'justified' ? 'green' : undefined}>{t(state)}</Tag>
          <Button size="small" onClick={() => onOpen(id)}>
            {t('open')}
          </Button>
        </Flex>
      ),
    },
  ];
}
