import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useDictionary } from '../../use-text';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { formatTime } from '../../format-time';
import { useMay } from '../../staff-session';
import { examListDictionaries } from './exam-list-text';

type Exam = Schemas['ExamSummaryDto'];

export default function ExamListPage() {
  const t = useDictionary(examListDictionaries);
  const may = useMay();
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
      <Flex justify="space-between" align="center" wrap gap="small" className="console-card">
        <Typography.Title level={2} className="console-section">{t('heading')}</Typography.Title>
        {may('administrator') && <Link to="/exams/new"><Button type="primary">{t('newExam')}</Button></Link>}
      </Flex>
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
