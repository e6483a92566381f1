import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select, Space, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { SessionDrawer } from './SessionDrawer';
import { stateColours } from '../exam-state/state-colours';
import { sessionDictionaries } from './session-text';

type Listed = Schemas['ListedSessionDto'];
type State = Listed['state'];
type Order = 'trouble' | 'ticket';

const states: State[] = ['not_started', 'in_progress', 'submitted', 'timed_out', 'closed', 'voided'];
const orders: Order[] = ['trouble', 'ticket'];
const REFRESH_MS = 10_000;

/** Everybody in the exam with their session, fresh every ten seconds; who needs somebody now stands first. */
export function SessionsTab({ examId }: { examId: string }) {
  const t = useDictionary(sessionDictionaries);
  const [state, setState] = useState<State | undefined>();
  const [search, setSearch] = useState('');
  const [lockedOnly, setLockedOnly] = useState(false);
  const [order, setOrder] = useState<Order>('trouble');
  const [opened, setOpened] = useState<Listed | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['exams', examId, 'sessions', state, search, lockedOnly, order],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/sessions', {
          params: {
            path: { examId },
            query: { state, search: search || undefined, lockedOnly: lockedOnly || undefined, order, after: pageParam },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  const columns: TableColumnsType<Listed> = [
    {
      title: t('candidate'),
      render: (_, { candidateName, maskedIdNumber }) => (
        <>
          {candidateName}
          <br />
          <small>{maskedIdNumber}</small>
        </>
      ),
    },
    { title: t('ticketNumber'), dataIndex: 'ticketNumber', responsive: ['md'] },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['lg'] },
    {
      title: t('state'),
      render: (_, one) => (
        <>
          <Tag color={stateColours[one.state]}>{t(one.state)}</Tag>
          {one.locked && <Tag color="red">{t('isLocked')}</Tag>}
        </>
      ),
    },
    { title: t('integrityCount'), render: (_, { integrityCount }) => (integrityCount > 0 ? integrityCount : '—') },
    { title: t('deadline'), render: (_, { deadlineAt }) => formatTime(deadlineAt), responsive: ['sm'] },
    {
      title: '',
      render: (_, one) =>
        one.sessionId && (
          <Button size="small" onClick={() => setOpened(one)}>
            {t('open')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Space wrap className="console-card">
        <Select
          allowClear
          placeholder={t('allStates')}
          aria-label={t('allStates')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: t(value) }))}
          className="console-filter"
        />
        <Input.Search
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(text) => setSearch(text.trim())}
          className="console-filter"
        />
        <Select
          aria-label={t('order')}
          value={order}
          onChange={setOrder}
          options={orders.map((value) => ({ value, label: t(value) }))}
          className="console-filter"
        />
        <Checkbox checked={lockedOnly} onChange={({ target }) => setLockedOnly(target.checked)}>
          {t('lockedOnly')}
        </Checkbox>
      </Space>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Listed>
          rowKey="registrationId"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
          locale={{ emptyText: t('nobody') }}
        />
      )}
      {query.hasNextPage && (
        <Button block onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
      <SessionDrawer listed={opened} examId={examId} onClose={() => setOpened(null)} />
    </>
  );
}
