import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Grid, Input, Select, Space, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatDate } from '../../../../i18n/format-time';
import { ReasonDialog } from '../../../ReasonDialog';
import { DecideRevocation, RequestRevocation, RevocationLine } from '../../certificates/OpenRevocation';
import { CertificateFiles } from './CertificateFiles';
import { WaitingRevocations } from './WaitingRevocations';
import { certificateDictionaries } from './certificate-text';
import { offers } from '../exam-state/exam-acts';

type Certificate = Schemas['CertificateItemDto'];
type State = 'valid' | 'revoked' | 'revocation_requested';
type Act = 'revoke' | 'reinstate';

const colours: Record<Certificate['state'], string> = { valid: 'green', revoked: 'red', expired: 'orange' };

/** The certificates of an exam: search, print, ask for a revocation, reinstate. */
export function CertificatesTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const { id: examId } = exam;
  const t = useDictionary(certificateDictionaries);
  const [state, setState] = useState<State | undefined>();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<{ act: Act; certificate: Certificate } | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['exams', examId, 'certificates', state, search],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/certificates', {
          params: { path: { examId }, query: { state, search: search || undefined, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const columns = useColumns({ exam, ask: (act, certificate) => setAsked({ act, certificate }) });
  return (
    <>
      <WaitingRevocations examId={examId} onShow={() => setState('revocation_requested')} />
      {offers({ exam, act: 'certificate.print-all' }) && <CertificateFiles examId={examId} />}
      <Space wrap className="console-card">
        <Select<State>
          allowClear
          placeholder={t('allStates')}
          aria-label={t('allStates')}
          value={state}
          onChange={setState}
          options={(['valid', 'revoked', 'revocation_requested'] as const).map((value) => ({ value, label: t(value) }))}
          className="console-filter"
        />
        <Input.Search
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(text) => setSearch(text.trim())}
          className="console-filter"
        />
      </Space>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Certificate>
          rowKey="number"
          size="small"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.pages.flatMap(({ certificates }) => certificates) ?? []}
          locale={{ emptyText: t(state || search ? 'nobody' : 'nobodyYet') }}
        />
      )}
      <MoreButton query={query} label={t('more')} />
      {asked && <CertificateAct {...asked} examId={examId} onClose={() => setAsked(null)} />}
    </>
  );
}

function useColumns({
  exam,
  ask,
}: {
  exam: Schemas['ExamDto'];
  ask: (act: Act, certificate: Certificate) => void;
}): TableColumnsType<Certificate> {
  const t = useDictionary(certificateDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  return [
    {
      title: t('holder'),
      render: (_, one) => (
        <>
          {one.holderName} <small>{one.maskedIdNumber}</small>
          {!wide && (
            <div>
              <small>{one.number}</small> <StateOf certificate={one} />
            </div>
          )}
        </>
      ),
    },
    { title: t('number'), dataIndex: 'number', responsive: ['md'] },
    { title: t('ticketNumber'), dataIndex: 'ticketNumber', responsive: ['xl'] },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['lg'], className: 'console-nowrap' },
    {
      title: t('issuedAt'),
      render: (_, { issuedAt }) => formatDate(issuedAt),
      responsive: ['lg'],
      className: 'console-nowrap',
    },
    {
      title: t('expiresAt'),
      render: (_, { expiresAt }) => (expiresAt === null ? t('forever') : formatDate(expiresAt)),
      responsive: ['xl'],
      className: 'console-nowrap',
    },
    { title: t('state'), render: (_, one) => <StateOf certificate={one} />, responsive: ['md'] },
    {
      title: '',
      render: (_, one) => (
        <Space size="small" wrap>
          {one.state !== 'revoked' && (
            <Button size="small" href={`/api/v1/certificates/${one.number}/pdf`} download>
              {t('print')}
            </Button>
          )}
          {one.state !== 'revoked' && !one.rehearsal && (
            <Button
              size="small"
              href={`/api/v1/certificates/${one.number}/credential`}
              download
              title={t('signedHint')}
            >
              {t('signed')}
            </Button>
          )}
          {one.state !== 'revoked' && !one.revocation && offers({ exam, act: 'certificate.revoke' }) && (
            <Button size="small" danger onClick={() => ask('revoke', one)}>
              {t('revoke')}
            </Button>
          )}
          {one.revocation && offers({ exam, act: 'certificate.confirm-revocation' }) && (
            <DecideRevocation
              number={one.number}
              revocation={one.revocation}
              refresh={[['exams', exam.id, 'certificates']]}
            />
          )}
          {/* What a newer result took away, only a newer result gives back. */}
          {one.state === 'revoked' && one.revokedBy === 'staff' && offers({ exam, act: 'certificate.reinstate' }) && (
            <Button size="small" onClick={() => ask('reinstate', one)}>
              {t('reinstate')}
            </Button>
          )}
        </Space>
      ),
    },
  ];
}

function StateOf({
  certificate: { state, revokedAt, revokedBy, revokedReason, supersededBy, rehearsal, revocation },
}: {
  certificate: Certificate;
}) {
  const t = useDictionary(certificateDictionaries);
  const time = formatDate(revokedAt);
  return (
    <>
      <Tag color={colours[state]}>{t(state)}</Tag>
      {rehearsal && <Tag color="gold">{t('rehearsal')}</Tag>}
      {revocation && (
        <>
          <Tag color="gold">{t('revocation_requested')}</Tag>
          <div>
            <RevocationLine revocation={revocation} />
          </div>
        </>
      )}
      {state === 'revoked' && (
        <div>
          <Typography.Text type="secondary">
            {revokedBy === 'superseded' && t('superseded', { number: supersededBy ?? '' })}
            {revokedBy === 'regrade' && t('revokedByRegrade', { time })}
            {revokedBy === 'staff' && t('revokedByStaff', { time, reason: revokedReason ?? '' })}
          </Typography.Text>
        </div>
      )}
    </>
  );
}

function CertificateAct({
  act,
  certificate,
  examId,
  onClose,
}: {
  act: Act;
  certificate: Certificate;
  examId: string;
  onClose: () => void;
}) {
  const t = useDictionary(certificateDictionaries);
  const { number, holderName: name } = certificate;
  const refresh = [['exams', examId, 'certificates']];
  if (act === 'revoke') return <RequestRevocation number={number} refresh={refresh} onClose={onClose} />;
  return (
    <ReasonDialog
      title={t('reinstateTitle')}
      text={t('reinstateText', { number, name })}
      perform={({ reason }) =>
        ok(api.POST('/api/v1/certificates/{number}/reinstate', { params: { path: { number } }, body: { reason } }))
      }
      refresh={refresh}
      onClose={onClose}
    />
  );
}
