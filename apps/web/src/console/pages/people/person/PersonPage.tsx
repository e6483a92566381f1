import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  Breadcrumb,
  Button,
  Descriptions,
  Flex,
  Space,
  Spin,
  Table,
  Typography,
  type TableColumnsType,
} from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { peopleDictionaries } from '../people-text';
import { RevealButton } from '../RevealIdNumber';
import { CorrectDialog } from './CorrectDialog';
import { MergeDialog } from './MergeDialog';
import { PersonChanges } from './PersonChanges';
import { personDictionaries } from './person-text';

type Exam = Schemas['PersonExamDto'];

/** One person on the roster: data, exams and change history. */
export default function PersonPage() {
  const t = useDictionary(personDictionaries);
  const people = useDictionary(peopleDictionaries);
  const id = useParams().personId as string;
  const [open, setOpen] = useState<'correct' | 'merge' | null>(null);
  const query = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: () => ok(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
  });
  const way = <Breadcrumb items={[{ title: <Link to="/people">{people('heading')}</Link> }, { title: t('person') }]} />;
  if (query.isLoadingError)
    return (
      <>
        {way}
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  if (!query.data) return <Spin className="console-wait" />;
  const person = query.data;
  return (
    <>
      {way}
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {person.name}
        </Typography.Title>
        <Space wrap>
          <Button type="primary" onClick={() => setOpen('correct')}>
            {t('correct')}
          </Button>
          <Button onClick={() => setOpen('merge')}>{t('merge')}</Button>
        </Space>
      </Flex>
      {person.unprintable.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="console-card"
          title={t('unprintable', { characters: person.unprintable.join(' ') })}
        />
      )}
      <Descriptions
        bordered
        size="small"
        column={{ xs: 1, md: 2 }}
        className="console-card"
        items={[
          { key: 'idType', label: people('idType'), children: people(person.idType) },
          {
            key: 'idNumber',
            label: people('idNumber'),
            children: (
              <>
                {person.maskedIdNumber} <RevealButton person={person} />
              </>
            ),
          },
          { key: 'phone', label: people('phone'), children: person.maskedPhone ?? '—' },
          { key: 'organisation', label: people('organisation'), children: person.organisationName },
        ]}
      />
      <PersonExams personId={id} />
      <PersonChanges personId={id} />
      {open === 'correct' && <CorrectDialog person={person} onClose={() => setOpen(null)} />}
      {open === 'merge' && <MergeDialog person={person} onClose={() => setOpen(null)} />}
    </>
  );
}

function PersonExams({ personId }: { personId: string }) {
  const t = useDictionary(personDictionaries);
  const query = useQuery({
    queryKey: ['people', 'one', personId, 'exams'],
    queryFn: () => ok(api.GET('/api/v1/people/{id}/exams', { params: { path: { id: personId } } })),
  });
  const stateOf = ({ outcome, sessionState }: Exam) => t(outcome ?? sessionState ?? 'notStarted');
  const columns: TableColumnsType<Exam> = [
    {
      title: t('exam'),
      render: (_, exam) => (
        <>
          <Link to={`/exams/${exam.examId}?tab=registrations`}>{exam.examTitle}</Link>
          <div>
            <small>
              {exam.sittingTitle} · {formatTime(exam.opensAt)}
            </small>
          </div>
        </>
      ),
    },
    { title: t('attempt'), dataIndex: 'attemptNumber', align: 'right', responsive: ['md'] },
    { title: t('ticketNumber'), dataIndex: 'ticketNumber', responsive: ['lg'] },
    { title: t('state'), render: (_, exam) => stateOf(exam), className: 'console-nowrap' },
    {
      title: t('certificate'),
      render: (_, { certificateNumber, certificateRevoked }) =>
        certificateNumber === null ? (
          '—'
        ) : (
          <>
            {certificateNumber} {certificateRevoked && <small>{t('revoked')}</small>}
          </>
        ),
    },
  ];
  return (
    <>
      <Typography.Title level={3} className="console-section">
        {t('exams')}
      </Typography.Title>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Exam>
          rowKey="registrationId"
          size="small"
          className="console-card"
          pagination={false}
          loading={query.isPending}
          columns={columns}
          dataSource={query.data ?? []}
          locale={{ emptyText: t('noExams') }}
        />
      )}
    </>
  );
}
