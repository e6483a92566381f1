import { useInfiniteQuery } from '@tanstack/react-query';
import { Grid, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { MoreButton } from '../../../lists/MoreButton';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { useDictionary } from '../../../use-text';
import { sharingDictionaries } from './sharing-text';

type Use = Schemas['BankUseDto'];

const colours: Record<Use['state'], string> = { draft: 'default', locked: 'green', dropped: 'default', purged: 'gold' };

/** The exams that used a bank, including purged rehearsals. */
export function BankUses({ bankId }: { bankId: string }) {
  const t = useDictionary(sharingDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const query = useInfiniteQuery({
    queryKey: ['banks', bankId, 'uses'],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/question-banks/{id}/uses', {
          params: { path: { id: bankId }, query: { after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  const columns: TableColumnsType<Use> = [
    {
      title: t('exam'),
      render: (_, { examTitle, organisationName }) => (
        <>
          {examTitle}
          {!wide && (
            <div>
              <small>{organisationName}</small>
            </div>
          )}
        </>
      ),
    },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['md'] },
    {
      title: t('state'),
      render: (_, { state, rehearsal }) => (
        <>
          <Tag color={colours[state]}>{t(state)}</Tag>
          {rehearsal && <Tag>{t('rehearsal')}</Tag>}
        </>
      ),
    },
    { title: t('lastUsedAt'), render: (_, { lastUsedAt }) => formatTime(lastUsedAt), responsive: ['md'] },
  ];
  return (
    <>
      <Typography.Title level={3} className="console-section">
        {t('uses')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('usesLead')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Use>
          rowKey="examId"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
          locale={{ emptyText: t('noUse') }}
        />
      )}
      <MoreButton query={query} label={t('more')} />
    </>
  );
}
