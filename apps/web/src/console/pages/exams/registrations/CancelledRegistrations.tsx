import { useInfiniteQuery } from '@tanstack/react-query';
import { Drawer, Table, type TableColumnsType } from 'antd';
import { MoreButton } from '../../../lists/MoreButton';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { registrationDictionaries } from './registration-text';

type Cancelled = Schemas['CancelledRegistrationDto'];

const PAGE = 100;

/** Cancelled registrations: by whom, when and why. */
export function CancelledRegistrations({ examId, onClose }: { examId: string; onClose: () => void }) {
  const t = useDictionary(registrationDictionaries);
  const query = useInfiniteQuery({
    queryKey: ['exams', examId, 'cancelled-registrations'],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/cancelled-registrations', {
          params: { path: { examId }, query: { after: pageParam, limit: PAGE } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.id : undefined),
  });
  const columns: TableColumnsType<Cancelled> = [
    {
      title: t('candidate'),
      render: (_, one) => (
        <>
          {one.candidateName} <small>{one.maskedIdNumber}</small>
          <div>
            <small>
              {one.organisationName} · {one.ticketNumber}
            </small>
          </div>
        </>
      ),
    },
    {
      title: t('cancelledBy'),
      render: (_, { staffName, cancelledAt }) => (
        <>
          {staffName ?? '—'}
          <div>
            <small>{formatTime(cancelledAt)}</small>
          </div>
        </>
      ),
    },
    { title: t('reason'), dataIndex: 'reason' },
  ];
  return (
    <Drawer open size={720} title={t('cancelled')} onClose={onClose}>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Cancelled>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flat() ?? []}
          locale={{ emptyText: t('nobodyCancelled') }}
        />
      )}
      <MoreButton query={query} label={t('more')} />
    </Drawer>
  );
}
