import { useQuery } from '@tanstack/react-query';
import { Flex, Grid, Input, Select, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { resultsViewDictionaries } from './results-view-text';
import { shownPoints } from './shown-results';

type Line = Schemas['ResultLineDto'];
type Kind = Line['kind'];
type Order = 'score' | 'ticket' | 'name' | 'organisation';
type ViewText = ReturnType<typeof useDictionary<keyof (typeof resultsViewDictionaries)['en']>>;

const KINDS: Kind[] = ['passed', 'failed', 'absent', 'deferred', 'violation', 'annulled'];
const COLOURS: Record<Kind, string> = {
  passed: 'green',
  failed: 'orange',
  absent: 'default',
  deferred: 'default',
  violation: 'red',
  annulled: 'red',
};
const PAGE_ROWS = 50;

interface Asked {
  kind?: Kind;
  search?: string;
  order: Order;
  descending: boolean;
  page: number;
}

/** One row per person; the server searches, filters and sorts. */
export function ResultTable({
  examId,
  filter,
}: {
  examId: string;
  filter: { sittingId?: string; organisationId?: string };
}) {
  const t = useDictionary(resultsViewDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const [asked, setAsked] = useState<Asked>({ order: 'ticket', descending: false, page: 1 });
  const { page, ...query } = asked;
  const list = useQuery({
    queryKey: ['exams', examId, 'results', 'list', filter, asked],
    queryFn: () =>
      ok(
        api.GET('/api/v1/exams/{examId}/results', {
          params: {
            path: { examId },
            query: { ...filter, ...query, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
          },
        }),
      ),
    placeholderData: (before) => before,
  });
  const change = (changed: Partial<Asked>) => setAsked({ ...asked, page: 1, ...changed });
  return (
    <>
      <Typography.Title level={4}>{t('list')}</Typography.Title>
      <Flex wrap gap="small" align="center" className="console-card">
        <Select<Kind>
          allowClear
          placeholder={t('allOutcomes')}
          aria-label={t('allOutcomes')}
          value={asked.kind}
          onChange={(kind?: Kind) => change({ kind })}
          options={KINDS.map((value) => ({ value, label: t(value) }))}
          className="console-filter"
        />
        <Input.Search
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(text) => change({ search: text.trim() || undefined })}
          className="console-filter"
        />
        {list.data && <Typography.Text>{t('total', { count: list.data.total })}</Typography.Text>}
      </Flex>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      <Table<Line>
        rowKey="registrationId"
        size="small"
        loading={list.isFetching}
        columns={wide ? wideColumns({ t, asked }) : [narrowColumn(t)]}
        dataSource={list.data?.items ?? []}
        locale={{ emptyText: t('none') }}
        pagination={{
          current: page,
          pageSize: PAGE_ROWS,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
        }}
        onChange={({ current = 1 }, _filters, sorter, { action }) => {
          const [first] = [sorter].flat();
          if (action === 'sort')
            change({
              order: first?.order ? (String(first.columnKey) as Order) : 'ticket',
              descending: first?.order === 'descend',
            });
          else setAsked({ ...asked, page: current });
        }}
      />
    </>
  );
}

function wideColumns({ t, asked: { order, descending } }: { t: ViewText; asked: Asked }): TableColumnsType<Line> {
  const sorted = (key: Order) => ({
    key,
    sorter: true,
    sortOrder: order === key ? ((descending ? 'descend' : 'ascend') as 'ascend' | 'descend') : null,
  });
  return [
    {
      ...sorted('name'),
      title: t('candidate'),
      render: (_, { candidateName, maskedIdNumber }) => (
        <>
          {candidateName} <small>{maskedIdNumber}</small>
        </>
      ),
    },
    {
      ...sorted('ticket'),
      title: t('ticketNumber'),
      className: 'board-number',
      render: (_, line) => <Ticket line={line} t={t} />,
    },
    { ...sorted('organisation'), title: t('organisation'), dataIndex: 'organisationName', responsive: ['lg'] },
    { title: t('outcome'), render: (_, { kind }) => <Tag color={COLOURS[kind]}>{t(kind)}</Tag> },
    {
      ...sorted('score'),
      title: t('score'),
      align: 'right',
      className: 'board-number',
      render: (_, line) => shownScore(line),
    },
  ];
}

const narrowColumn = (t: ViewText): TableColumnsType<Line>[number] => ({
  title: t('candidate'),
  render: (_, line) => (
    <div className="console-stack">
      <span>
        <strong>{line.candidateName}</strong> <Tag color={COLOURS[line.kind]}>{t(line.kind)}</Tag> {shownScore(line)}
      </span>
      <small className="board-number">
        <Ticket line={line} t={t} /> · {line.organisationName}
      </small>
    </div>
  ),
});

function Ticket({ line: { ticketNumber, attemptNumber }, t }: { line: Line; t: ViewText }) {
  return (
    <>
      {ticketNumber}
      {attemptNumber > 1 && <small> {t('attempt', { number: attemptNumber })}</small>}
    </>
  );
}

const shownScore = ({ scoreMillipoints, maxMillipoints }: Line): string =>
  scoreMillipoints === null ? '—' : `${shownPoints(scoreMillipoints)} / ${shownPoints(maxMillipoints ?? 0)}`;
