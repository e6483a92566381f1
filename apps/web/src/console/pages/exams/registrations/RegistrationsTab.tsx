import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Select, Space, Table, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useRegistrationColumns } from './registration-columns';
import { RegistrationActDialog, type RegistrationAct } from './RegistrationActs';
import { registrationDictionaries } from './registration-text';
import { RegisterDialog } from './RegisterDialog';
import { useSittings } from '../sittings/use-sittings';

type Registration = Schemas['RegistrationDto'];

const PAGE = 100;

/** Who sits the exam: registering, tickets and what is decided for one person. */
export function RegistrationsTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(registrationDictionaries);
  const [sittingId, setSittingId] = useState<string | undefined>();
  const [search, setSearch] = useState('');
  const [registering, setRegistering] = useState(false);
  const [asked, setAsked] = useState<{ act: RegistrationAct; registration: Registration } | null>(null);
  const sittings = useSittings(exam.id).data ?? [];
  const query = useInfiniteQuery({
    queryKey: ['exams', exam.id, 'registrations', sittingId, search],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/registrations', {
          params: {
            path: { examId: exam.id },
            query: { sittingId, search: search || undefined, after: pageParam, limit: PAGE },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)?.id : undefined),
  });
  const columns = useRegistrationColumns({ sittings, onAct: (act, registration) => setAsked({ act, registration }) });
  if (exam.state !== 'locked') return <Alert type="info" showIcon title={t('notLocked')} />;
  return (
    <>
      <Space wrap className="console-card">
        <Input.Search
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(text) => setSearch(text.trim())}
          className="console-filter"
        />
        <Select
          allowClear
          placeholder={t('allSittings')}
          aria-label={t('allSittings')}
          value={sittingId}
          onChange={setSittingId}
          options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
          className="console-filter"
        />
        <Button type="primary" onClick={() => setRegistering(true)}>
          {t('register')}
        </Button>
        <Button
          icon={<DownloadOutlined />}
          href={`/api/v1/exams/${exam.id}/tickets.xlsx${sittingId ? `?sittingId=${sittingId}` : ''}`}
          download
        >
          {t('exportTickets')}
        </Button>
        <Button
          icon={<PrinterOutlined />}
          href={`/api/v1/exams/${exam.id}/tickets.html${sittingId ? `?sittingId=${sittingId}` : ''}`}
          download
        >
          {t('printTickets')}
        </Button>
      </Space>
      <Typography.Paragraph type="secondary">{t('exportNotice')}</Typography.Paragraph>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Registration>
          rowKey="id"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flat() ?? []}
          locale={{ emptyText: t('nobody') }}
        />
      )}
      {query.hasNextPage && (
        <Button block onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
      {registering && <RegisterDialog examId={exam.id} sittings={sittings} onClose={() => setRegistering(false)} />}
      {asked && <RegistrationActDialog {...asked} sittings={sittings} onClose={() => setAsked(null)} />}
    </>
  );
}
