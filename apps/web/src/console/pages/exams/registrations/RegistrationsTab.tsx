import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Select, Space, Table, Typography, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useRegistrationColumns } from './registration-columns';
import { CancelledRegistrations } from './CancelledRegistrations';
import { ChangeDialog, CHANGES, type Change } from './ChangeDialog';
import { RegistrationActDialog, type RegistrationAct } from './RegistrationActs';
import { registrationDictionaries } from './registration-text';
import { RegisterDialog } from './RegisterDialog';
import { NotifyTicked } from '../notices/NotifyTicked';
import { useSittings } from '../sittings/use-sittings';

type Registration = Schemas['RegistrationDto'];

const PAGE = 100;

/** The registrations of an exam: registering people, tickets, and actions on single registrations. */
export function RegistrationsTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(registrationDictionaries);
  const [sittingId, setSittingId] = useState<string | undefined>();
  const [search, setSearch] = useState('');
  const [registering, setRegistering] = useState(false);
  const [asked, setAsked] = useState<{ act: RegistrationAct; registration: Registration } | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [change, setChange] = useState<Change | null>(null);
  const [showsCancelled, setShowsCancelled] = useState(false);
  const sittings = useSittings(exam.id).data ?? [];
  const query = useInfiniteQuery({
    queryKey: ['exams', exam.id, 'registrations', sittingId, search],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/registrations', {
          params: {
            path: { examId: exam.id },
            query: { sittingId, search: search || undefined, after: pageParam, limit: PAGE, folded: !sittingId },
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
        <TicketButtons examId={exam.id} sittingId={sittingId} />
        <Button onClick={() => setShowsCancelled(true)}>{t('cancelled')}</Button>
      </Space>
      {ticked.length > 0 && (
        <TickedBar count={ticked.length} onChange={setChange} onUntick={() => setTicked([])}>
          <NotifyTicked exam={exam} registrationIds={ticked} />
        </TickedBar>
      )}
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
          rowSelection={{
            selectedRowKeys: [...ticked],
            preserveSelectedRowKeys: true,
            onChange: (keys) => setTicked(keys.map(String)),
          }}
          expandable={{
            rowExpandable: ({ earlier }) => (earlier?.length ?? 0) > 0,
            expandedRowRender: ({ earlier }) => <EarlierAttempts earlier={earlier ?? []} columns={columns} />,
          }}
        />
      )}
      <MoreButton query={query} label={t('more')} />
      {registering && <RegisterDialog examId={exam.id} sittings={sittings} onClose={() => setRegistering(false)} />}
      {change && (
        <ChangeDialog
          change={change}
          examId={exam.id}
          registrationIds={ticked}
          sittings={sittings}
          onClose={() => setChange(null)}
          onDone={() => setTicked([])}
        />
      )}
      {showsCancelled && <CancelledRegistrations examId={exam.id} onClose={() => setShowsCancelled(false)} />}
      {asked && <RegistrationActDialog {...asked} sittings={sittings} onClose={() => setAsked(null)} />}
    </>
  );
}

function TicketButtons({ examId, sittingId }: { examId: string; sittingId: string | undefined }) {
  const t = useDictionary(registrationDictionaries);
  const query = sittingId ? `?sittingId=${sittingId}` : '';
  return (
    <>
      <Button icon={<DownloadOutlined />} href={`/api/v1/exams/${examId}/tickets.xlsx${query}`} download>
        {t('exportTickets')}
      </Button>
      <Button icon={<PrinterOutlined />} href={`/api/v1/exams/${examId}/tickets.html${query}`} download>
        {t('printTickets')}
      </Button>
    </>
  );
}

interface TickedBarProps {
  count: number;
  onChange: (change: Change) => void;
  onUntick: () => void;
  /** What else can be done with them. */
  children: ReactNode;
}

function TickedBar({ count, onChange, onUntick, children }: TickedBarProps) {
  const t = useDictionary(registrationDictionaries);
  return (
    <Space wrap className="console-card">
      <Typography.Text>{t('tickedCount', { count })}</Typography.Text>
      {CHANGES.map((one) => (
        <Button key={one} danger={one === 'takeBack'} onClick={() => onChange(one)}>
          {t(one)}
        </Button>
      ))}
      {children}
      <Button onClick={onUntick}>{t('untick')}</Button>
    </Space>
  );
}

/** Earlier attempts in the expanded row of a person. */
const EarlierAttempts = ({
  earlier,
  columns,
}: {
  earlier: Registration[];
  columns: TableColumnsType<Registration>;
}) => (
  <Table<Registration>
    rowKey="id"
    size="small"
    pagination={false}
    showHeader={false}
    columns={columns}
    dataSource={earlier}
  />
);
