import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { MoreButton } from '../../lists/MoreButton';
import { formatTime } from '../../../i18n/format-time';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { ReasonDialog } from '../../ReasonDialog';
import { useDictionary } from '../../use-text';
import { rosterImportDictionaries } from './roster-import-text';

type Import = Schemas['ListedImportView'];

const PAGE = 20;

/** Earlier imports, with undo. */
export function RosterHistory() {
  const t = useDictionary(rosterImportDictionaries);
  const [undoing, setUndoing] = useState<Import | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['roster-imports', 'history'],
    queryFn: ({ pageParam }) =>
      ok(api.GET('/api/v1/roster-imports', { params: { query: { before: pageParam, limit: PAGE } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.id : undefined),
  });
  const columns: TableColumnsType<Import> = [
    {
      title: t('file'),
      render: (_, one) => (
        <>
          <Link to={`/people/import?id=${one.id}`}>{one.fileName}</Link>
          <div>
            <small>
              {one.organisationName} · {one.staffName ?? '—'} · {formatTime(one.createdAt)}
            </small>
          </div>
        </>
      ),
    },
    { title: t('state'), render: (_, { state }) => <Tag>{t(state)}</Tag> },
    {
      title: t('brought'),
      render: (_, { addedCount, updatedCount, rowCount }) =>
        addedCount === null
          ? t('rowsOf', { count: rowCount })
          : t('broughtOf', { addedCount, updatedCount: updatedCount ?? 0 }),
      responsive: ['md'],
    },
    {
      title: '',
      render: (_, one) =>
        one.state === 'applied' &&
        (one.addedCount ?? 0) > 0 && (
          <Button size="small" onClick={() => setUndoing(one)}>
            {t('undo')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Typography.Title level={3} className="console-section">
        {t('history')}
      </Typography.Title>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Import>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flat() ?? []}
          locale={{ emptyText: t('noHistory') }}
        />
      )}
      <MoreButton query={query} label={t('moreRows')} />
      {undoing && (
        <ReasonDialog
          title={t('undoTitle')}
          text={t('undoText', { count: undoing.addedCount ?? 0, file: undoing.fileName })}
          danger
          perform={({ reason }) =>
            ok(api.POST('/api/v1/roster-imports/{id}/undo', { params: { path: { id: undoing.id } }, body: { reason } }))
          }
          refresh={[['roster-imports'], ['people']]}
          onClose={() => setUndoing(null)}
        />
      )}
    </>
  );
}
