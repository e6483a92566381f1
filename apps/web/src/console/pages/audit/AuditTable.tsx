import { Button, Descriptions, Grid, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { formatTimeWithSeconds } from '../../../i18n/format-time';
import type { Schemas } from '../../console-api';
import { useDictionary } from '../../use-text';
import type { AuditFilters } from './audit-filters';
import { auditDictionaries } from './audit-text';

type Line = Schemas['AuditLineDto'];

interface AuditTableProps {
  lines: Line[];
  loading: boolean;
  empty: string;
  nameOf: (action: string) => string;
  onFilter: (change: AuditFilters) => void;
}

export function AuditTable({ lines, loading, empty, nameOf, onFilter }: AuditTableProps) {
  const t = useDictionary(auditDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const columns: TableColumnsType<Line> = [
    {
      title: t('time'),
      render: (_, line) => (
        <>
          {formatTimeWithSeconds(line.at)}
          {!wide && <div>{whoOf({ line, t })}</div>}
        </>
      ),
      className: wide ? 'console-nowrap' : undefined,
    },
    {
      title: t('by'),
      render: (_, line) =>
        line.actorId === null ? (
          t('system')
        ) : (
          <Button type="link" className="console-link" onClick={() => onFilter({ actorId: line.actorId ?? undefined })}>
            {whoOf({ line, t })}
          </Button>
        ),
      responsive: ['md'],
    },
    {
      title: t('what'),
      render: (_, line) => (
        <>
          {nameOf(line.action)}
          {!wide && line.reason && <div className="console-aside">{line.reason}</div>}
        </>
      ),
    },
    { title: t('whom'), render: (_, line) => <Whom line={line} /> },
    { title: t('reason'), render: (_, { reason }) => reason ?? '', responsive: ['md'] },
    { title: t('address'), render: (_, { address }) => address ?? '', responsive: ['xl'], className: 'console-nowrap' },
  ];
  return (
    <Table<Line>
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={lines}
      locale={{ emptyText: empty }}
      expandable={{ expandedRowRender: (line) => <Details line={line} /> }}
    />
  );
}

const whoOf = ({
  line,
  t,
}: {
  line: Line;
  t: ReturnType<typeof useDictionary<keyof (typeof auditDictionaries)['en']>>;
}) => (line.actorId === null ? t('system') : (line.actorName ?? t('unknownStaff')));

/** The person, then the exam or the thing, then where. */
function Whom({ line: { personId, personName, examId, examTitle, subjectName, organisationName } }: { line: Line }) {
  return (
    <>
      {personId !== null && personName !== null && <Link to={`/people/${personId}`}>{personName}</Link>}
      {subjectName !== null && <div>{subjectName}</div>}
      {examId !== null && examTitle !== null && (
        <div>
          <Link to={`/exams/${examId}`}>{examTitle}</Link>
        </div>
      )}
      {organisationName !== null && <small className="console-aside">{organisationName}</small>}
    </>
  );
}

function Details({ line: { id, address, details } }: { line: Line }) {
  const t = useDictionary(auditDictionaries);
  const parts = Object.entries(details ?? {}).map(([key, value]) => ({
    key,
    label: key,
    children: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'record', label: t('record'), children: <span className="console-key">{id}</span> },
        ...(address === null ? [] : [{ key: 'address', label: t('address'), children: address }]),
        ...parts.map((part) => ({ ...part, children: <span className="console-key">{part.children}</span> })),
      ]}
    />
  );
}
