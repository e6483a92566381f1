import { App, Alert, Button, Grid, Input, Select, Space, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { MoreButton } from '../../../lists/MoreButton';
import { formatTime } from '../../../../i18n/format-time';
import type { Schemas } from '../../../console-api';
import { ErrorNotice, useExplainError } from '../../../ErrorNotice';
import { ApiError } from '../../../../api/http';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { applicationDictionaries, type ApplicationTextKey } from './application-text';
import { RegistrationPages } from './RegistrationPages';
import { useApplications, useDecide, type Application, type ApplicationState, type Decision } from './use-applications';

const STATES = ['submitted', 'returned', 'approved', 'refused', 'withdrawn'] as const;
const COLOURS: Record<ApplicationState, string> = {
  submitted: 'gold',
  returned: 'orange',
  approved: 'green',
  refused: 'red',
  withdrawn: 'default',
};
const MOST_TICKED = 100;
const ALL = 'all';

/** Registration pages, and the queue of those who applied; the filter stands in the address. */
export function ApplicationsTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(applicationDictionaries);
  const [address, setAddress] = useSearchParams();
  const asked = address.get('state') ?? 'submitted';
  const state = STATES.find((one) => one === asked);
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [reasoned, setReasoned] = useState<{ decision: Exclude<Decision, 'approve'>; ids: readonly string[] } | null>(
    null,
  );
  const query = useApplications({ examId: exam.id, state, search });
  const { decide, act, refused } = useDecisions(exam.id, () => setTicked([]));
  const applications = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = query.data?.pages[0]?.counts;
  const take = (decision: Decision, ids: readonly string[]) =>
    decision === 'approve' ? void act({ decision, ids }) : setReasoned({ decision, ids });
  return (
    <>
      <RegistrationPages exam={exam} />
      <Typography.Title level={3} className="console-section home-title">
        {t('queue')}
      </Typography.Title>
      <Space wrap className="console-card">
        <Select
          aria-label={t('state')}
          value={state ?? ALL}
          options={[
            ...STATES.map((one) => ({ value: one as string, label: counts ? `${t(one)} ${counts[one]}` : t(one) })),
            { value: ALL, label: t('all') },
          ]}
          popupMatchSelectWidth={false}
          onChange={(chosen) => {
            setTicked([]);
            setAddress({ tab: 'applications', state: chosen }, { replace: true });
          }}
        />
        <Input.Search
          allowClear
          maxLength={50}
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(text) => setSearch(text.trim())}
        />
        {ticked.length > 0 && (
          <>
            <span role="status">{t('ticked', { count: ticked.length })}</span>
            <Button type="primary" loading={decide.isPending} onClick={() => take('approve', ticked)}>
              {t('approve')}
            </Button>
            <Button onClick={() => take('return', ticked)}>{t('return')}</Button>
            <Button danger onClick={() => take('refuse', ticked)}>
              {t('refuse')}
            </Button>
          </>
        )}
      </Space>
      {(query.error ?? decide.error) && (
        <ErrorNotice error={query.error ?? decide.error} onRetry={() => void query.refetch()} />
      )}
      {refused.length > 0 && <Refused refused={refused} />}
      {!query.isLoadingError && (
        <Applications
          applications={applications}
          loading={query.isPending}
          empty={t(search || state ? 'noneFound' : 'none')}
          ticked={ticked}
          onTick={(ids) => setTicked(ids.slice(0, MOST_TICKED))}
        />
      )}
      <MoreButton query={query} label={t('more')} />
      {reasoned && (
        <ReasonDialog
          title={t(reasoned.decision === 'return' ? 'returnTitle' : 'refuseTitle', { count: reasoned.ids.length })}
          text={t(reasoned.decision === 'return' ? 'returnText' : 'refuseText')}
          danger={reasoned.decision === 'refuse'}
          perform={({ reason }) => act({ ...reasoned, reason })}
          refresh={[]}
          onClose={() => setReasoned(null)}
        />
      )}
    </>
  );
}

type Refusal = Schemas['RefusedDecisionDto'];

function useDecisions(examId: string, onDone: () => void) {
  const t = useDictionary(applicationDictionaries);
  const { message } = App.useApp();
  const decide = useDecide(examId);
  const [refused, setRefused] = useState<Refusal[]>([]);
  const act = async ({ ids, ...decision }: { decision: Decision; ids: readonly string[]; reason?: string }) => {
    const answer = await decide.mutateAsync({ ...decision, ids: [...ids] });
    setRefused(answer.refused);
    onDone();
    if (answer.changed > 0) void message.success(t('done', { count: answer.changed }));
  };
  return { decide, act, refused };
}

function Refused({ refused }: { refused: Refusal[] }) {
  const t = useDictionary(applicationDictionaries);
  const explain = useExplainError();
  const why = (code: string): string =>
    code === 'NOT_FOUND' || code === 'NOT_WAITING' || code === 'NAME_DIFFERS'
      ? t(code satisfies ApplicationTextKey)
      : explain(new ApiError({ status: 409, code, message: '' }));
  return (
    <Alert
      type="warning"
      showIcon
      className="console-card"
      title={t('notDone')}
      description={
        <ul className="console-faults">
          {refused.map(({ id, name, code }) => (
            <li key={id}>
              {name ?? t('someone')}: {why(code)}
            </li>
          ))}
        </ul>
      }
    />
  );
}

interface ApplicationsProps {
  applications: Application[];
  loading: boolean;
  empty: string;
  ticked: readonly string[];
  onTick: (ids: readonly string[]) => void;
}

function Applications({ applications, loading, empty, ticked, onTick }: ApplicationsProps) {
  const t = useDictionary(applicationDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const columns: TableColumnsType<Application> = [
    {
      title: t('name'),
      render: (_, { name, personId, maskedIdNumber, organisationName }) => (
        <>
          {personId === null ? name || t('erased') : <Link to={`/people/${personId}`}>{name || t('erased')}</Link>}
          {!wide && (
            <div>
              <small>{name === '' ? organisationName : `${maskedIdNumber} · ${organisationName}`}</small>
            </div>
          )}
        </>
      ),
    },
    {
      title: t('idNumber'),
      render: (_, { name, maskedIdNumber }) => (name === '' ? '—' : maskedIdNumber),
      responsive: ['md'],
      className: 'console-nowrap',
    },
    {
      title: t('phone'),
      render: (_, { name, maskedPhone }) => (name === '' ? '—' : maskedPhone),
      responsive: ['lg'],
      className: 'console-nowrap',
    },
    { title: t('place'), dataIndex: 'organisationName', responsive: ['md'] },
    {
      title: t('state'),
      render: (_, { state, rosterNote, reason, decidedByName }) => (
        <>
          <Tag color={COLOURS[state]}>{t(state)}</Tag>
          {state === 'submitted' && (
            <small className={rosterNote === 'name_differs' ? 'console-fault' : 'console-aside'}>{t(rosterNote)}</small>
          )}
          {reason !== null && <div className="console-aside">{reason}</div>}
          {decidedByName !== null && <small className="console-aside">{decidedByName}</small>}
        </>
      ),
    },
    {
      title: t('submittedAt'),
      render: (_, { submittedAt }) => formatTime(submittedAt),
      responsive: ['lg'],
      className: 'console-nowrap',
    },
  ];
  return (
    <Table<Application>
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={applications}
      rowSelection={{
        selectedRowKeys: [...ticked],
        onChange: (keys) => onTick(keys.map(String)),
        getCheckboxProps: ({ state, name }) => ({ disabled: state !== 'submitted', 'aria-label': name }),
      }}
      locale={{ emptyText: empty }}
    />
  );
}
