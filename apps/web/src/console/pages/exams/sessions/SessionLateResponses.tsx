import { Table, Tag, Typography } from 'antd';
import { useDictionary } from '../../../use-text';
import type { Schemas } from '../../../console-api';
import { formatTimeWithSeconds } from '../../../../i18n/format-time';
import { evidenceOf, formatSpan, lateRows, type Evidence, type LateRow } from './late-evidence';
import { lateDictionaries } from './late-text';

/** Late responses next to those saved in time, with the evidence to judge them; renders nothing if there are none. */
export function SessionLateResponses({ session }: { session: Schemas['SessionDetailDto'] }) {
  const t = useDictionary(lateDictionaries);
  if (session.lateResponses.length === 0) return null;
  return (
    <>
      <Typography.Title level={4}>{t('title')}</Typography.Title>
      <p>{t('explained')}</p>
      <LateTable rows={lateRows(session)} />
      <Typography.Title level={5}>{t('evidence')}</Typography.Title>
      <EvidenceTable told={evidenceOf(session)} />
    </>
  );
}

function LateTable({ rows }: { rows: LateRow[] }) {
  const t = useDictionary(lateDictionaries);
  return (
    <Table
      size="small"
      rowKey="key"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('item'), dataIndex: 'itemNumber' },
        { title: t('inTime'), dataIndex: 'inTime' },
        { title: t('late'), dataIndex: 'late' },
        {
          title: t('madeAt'),
          render: (_, row) => (
            <Moment at={row.madeAt} distance={t('beforeDeadline', { span: formatSpan(row.beforeDeadlineSeconds) })} />
          ),
        },
        {
          title: t('receivedAt'),
          render: (_, row) => (
            <Moment at={row.receivedAt} distance={t('afterDeadline', { span: formatSpan(row.afterDeadlineSeconds) })} />
          ),
        },
        {
          title: t('accepted'),
          render: (_, { acceptedAt }) =>
            acceptedAt === null ? <Tag>{t('notAccepted')}</Tag> : formatTimeWithSeconds(acceptedAt),
        },
      ]}
    />
  );
}

function Moment({ at, distance }: { at: string; distance: string }) {
  return (
    <>
      {formatTimeWithSeconds(at)}
      <br />
      {distance}
    </>
  );
}

function EvidenceTable({ told }: { told: Evidence[] }) {
  const t = useDictionary(lateDictionaries);
  return (
    <Table
      size="small"
      rowKey="key"
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      dataSource={told}
      locale={{ emptyText: t('noEvidence') }}
      columns={[
        { title: t('time'), render: (_, { at }) => formatTimeWithSeconds(at) },
        {
          title: t('receivedAt'),
          render: (_, { receivedAt }) => formatTimeWithSeconds(receivedAt),
          responsive: ['sm'],
        },
        { title: t('told'), render: (_, evidence) => <EvidenceText evidence={evidence} /> },
      ]}
    />
  );
}

function EvidenceText({ evidence }: { evidence: Evidence }) {
  const t = useDictionary(lateDictionaries);
  switch (evidence.kind) {
    case 'network_back':
      return t('network_back', { span: formatSpan(evidence.goneSeconds), count: evidence.waiting });
    case 'opened_offline':
      return t('opened_offline');
    case 'clock_checked': {
      const { deviceAheadSeconds, correctedBySeconds } = evidence;
      const clock = deviceAheadSeconds === 0 ? 'clockRight' : deviceAheadSeconds > 0 ? 'clockAhead' : 'clockBehind';
      const corrected =
        correctedBySeconds === null || correctedBySeconds === 0
          ? ''
          : ` ${t('corrected', { span: formatSpan(correctedBySeconds) })}`;
      return t(clock, { span: formatSpan(deviceAheadSeconds) }) + corrected;
    }
  }
}
