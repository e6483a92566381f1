import { useQuery } from '@tanstack/react-query';
import { Table, Tag, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useDictionary } from '../../../i18n/use-text';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatTime } from '../../format-time';
import { examListDictionaries } from './exam-list-text';

type Exam = Schemas['ExamSummaryDto'];

export default function ExamListPage() {
  const t = useDictionary(examListDictionaries);
  const query = useQuery({ queryKey: ['exams'], queryFn: () => ok(api.GET('/api/v1/exams')) });
  const columns: TableColumnsType<Exam> = [
    { title: t('title'), render: (_, { id, title }) => <Link to={`/exams/${id}`}>{title}</Link> },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['md'] },
    { title: t('state'), render: (_, exam) => <ExamTags exam={exam} /> },
    { title: t('opensAt'), render: (_, { opensAt }) => formatTime(opensAt), responsive: ['sm'] },
    { title: t('closesAt'), render: (_, { closesAt }) => formatTime(closesAt), responsive: ['md'] },
    { title: t('items'), dataIndex: 'itemCount', align: 'right', responsive: ['lg'] },
  ];
  return (
    <>
      <Typography.Title level={2}>{t('heading')}</Typography.Title>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Table<Exam> rowKey="id" columns={columns} dataSource={query.data ?? []} loading={query.isPending} pagination={false} locale={{ emptyText: t('empty') }} />
    </>
  );
}

function ExamTags({ exam }: { exam: Exam }) {
  const t = useDictionary(examListDictionaries);
  return (
    <>
      <Tag color={exam.state === 'locked' ? 'green' : 'default'}>{t(exam.state)}</Tag>
      {exam.rehearsal && <Tag color="gold">{t('rehearsal')}</Tag>}
    </>
  );
}
