import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary, useLanguage } from '../../use-text';
import { rosterImportDictionaries } from './roster-import-text';
import { explainFault } from './roster-problem-text';

type Fault = Schemas['RosterFaultItem'];

const FAULTS_A_PAGE = 100;

/** Every fault, in the order of the rows. */
export function RosterFaults({ view: { id, faultCount } }: { view: Schemas['RosterImportView'] }) {
  const t = useDictionary(rosterImportDictionaries);
  const language = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ['roster-imports', id, 'faults'],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/roster-imports/{id}/faults', {
          params: { path: { id }, query: { afterLine: pageParam, limit: FAULTS_A_PAGE } },
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextAfterLine }) => nextAfterLine ?? undefined,
  });
  const faults = query.data?.pages.flatMap((page) => page.faults) ?? [];
  const columns: TableColumnsType<Fault> = [
    { title: t('line'), dataIndex: 'lineNumber', align: 'right', className: 'console-nowrap' },
    { title: t('column'), dataIndex: 'field' },
    { title: t('problem'), render: (_, fault) => explainFault({ fault, language }) },
  ];
  return (
    <>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Fault>
        size="small"
        pagination={false}
        loading={query.isPending}
        columns={columns}
        dataSource={faults}
        rowKey={({ lineNumber, field, code }) => `${lineNumber} ${field} ${code}`}
      />
      <p className="console-end">{t('shown', { shown: faults.length, count: faultCount })}</p>
      {query.hasNextPage && (
        <Button block onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
