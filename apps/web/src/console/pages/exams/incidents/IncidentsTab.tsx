import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Flex, Select, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { MoreButton } from '../../../lists/MoreButton';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { offers } from '../exam-state/exam-acts';
import { useSittings } from '../sittings/use-sittings';
import { IncidentDialog } from './IncidentDialog';
import { incidentDictionaries } from './incident-text';

type Incident = Schemas['IncidentDto'];

/** What happened during the sittings, with the sheet and the form of it. */
export function IncidentsTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(incidentDictionaries);
  const sittings = useSittings(exam.id).data ?? [];
  const [sittingId, setSittingId] = useState<string | undefined>();
  const [recording, setRecording] = useState(false);
  const file = (ending: 'xlsx' | 'pdf') =>
    `/api/v1/exams/${exam.id}/incidents.${ending}${sittingId ? `?${new URLSearchParams({ sittingId }).toString()}` : ''}`;
  return (
    <>
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Flex wrap gap="small" align="center" className="console-card">
        {offers({ exam, act: 'incident.record' }) && (
          <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
            {t('record')}
          </Button>
        )}
        {sittings.length > 1 && (
          <Select
            allowClear
            size="large"
            placeholder={t('allSittings')}
            aria-label={t('allSittings')}
            value={sittingId}
            onChange={(id?: string) => setSittingId(id)}
            options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
            className="console-filter"
          />
        )}
        <Button size="large" icon={<PrinterOutlined />} href={file('pdf')} download>
          {t('pdf')}
        </Button>
        <Button size="large" icon={<DownloadOutlined />} href={file('xlsx')} download>
          {t('xlsx')}
        </Button>
        <Typography.Text type="secondary">{t('pdfHint')}</Typography.Text>
      </Flex>
      <IncidentTable exam={exam} sittingId={sittingId} />
      {recording && (
        <IncidentDialog examId={exam.id} person={null} sittingId={sittingId} onClose={() => setRecording(false)} />
      )}
    </>
  );
}

function IncidentTable({ exam, sittingId }: { exam: Schemas['ExamDto']; sittingId: string | undefined }) {
  const t = useDictionary(incidentDictionaries);
  const [striking, setStriking] = useState<Incident | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['exams', exam.id, 'incidents', sittingId ?? ''],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/incidents', {
          params: { path: { examId: exam.id }, query: { sittingId, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
  const columns = useColumns({ onStrike: offers({ exam, act: 'incident.strike' }) ? setStriking : null });
  return (
    <>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Incident>
        rowKey="id"
        size="small"
        pagination={false}
        loading={query.isPending}
        dataSource={query.data?.pages.flatMap(({ items }) => items) ?? []}
        locale={{ emptyText: t('none') }}
        columns={columns}
      />
      <MoreButton query={query} label={t('more')} />
      {striking && (
        <ReasonDialog
          title={t('strike')}
          text={t('strikeText')}
          danger
          perform={({ reason }) =>
            ok(api.POST('/api/v1/incidents/{id}/strike', { params: { path: { id: striking.id } }, body: { reason } }))
          }
          refresh={[['exams', exam.id, 'incidents']]}
          onClose={() => setStriking(null)}
        />
      )}
    </>
  );
}

function useColumns({ onStrike }: { onStrike: ((incident: Incident) => void) | null }): TableColumnsType<Incident> {
  const t = useDictionary(incidentDictionaries);
  return [
    {
      title: t('occurredAt'),
      responsive: ['md'],
      className: 'console-nowrap',
      render: (_, { occurredAt }) => formatTime(occurredAt),
    },
    {
      title: t('whom'),
      responsive: ['md'],
      render: (_, incident) => <Whom incident={incident} />,
    },
    {
      title: t('text'),
      render: (_, incident) => (
        <>
          <div className="incident-narrow">
            <div>{formatTime(incident.occurredAt)}</div>
            <Whom incident={incident} />
          </div>
          <Tag>{t(incident.kind)}</Tag>
          <div className={incident.struckAt === null ? 'message-text' : 'message-text incident-struck'}>
            {incident.text}
          </div>
          {incident.actionTaken !== '' && (
            <Typography.Paragraph type="secondary" className="message-text">
              {t('actionTaken')}: {incident.actionTaken}
            </Typography.Paragraph>
          )}
          {incident.struckAt !== null && (
            <Typography.Paragraph type="danger">
              {t('struck', {
                reason: incident.struckReason ?? '',
                name: incident.struckByName ?? t('formerStaff'),
                time: formatTime(incident.struckAt),
              })}
            </Typography.Paragraph>
          )}
          {incident.struckAt === null && onStrike && (
            <Button
              size="small"
              className="board-target"
              aria-label={t('strikeOf', { time: formatTime(incident.occurredAt) })}
              onClick={() => onStrike(incident)}
            >
              {t('strike')}
            </Button>
          )}
        </>
      ),
    },
    {
      title: t('by'),
      responsive: ['lg'],
      render: (_, { recordedByName, recordedAt }) => (
        <>
          <div>{recordedByName ?? t('formerStaff')}</div>
          <Typography.Text type="secondary">{formatTime(recordedAt)}</Typography.Text>
        </>
      ),
    },
  ];
}

function Whom({ incident }: { incident: Incident }) {
  const { candidateName, ticketNumber, organisationName, sittingTitle } = incident;
  return (
    <>
      {candidateName !== null && <div>{candidateName}</div>}
      <Typography.Text type="secondary">
        {[ticketNumber, organisationName, sittingTitle].filter((part) => part !== null).join(' · ')}
      </Typography.Text>
    </>
  );
}
