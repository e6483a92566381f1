import { useQuery } from '@tanstack/react-query';
import { Flex, Grid, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { formatTime } from '../../../../i18n/format-time';
import { LinkButton } from '../../../LinkButton';
import { useMay } from '../../../staff-session';
import { ExamStageTag } from '../exam-state/ExamStageTag';
import { examListDictionaries } from './exam-list-text';

type Exam = Schemas['ExamSummaryDto'];

export default function ExamListPage() {
  const t = useDictionary(examListDictionaries);
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const query = useQuery({ queryKey: ['exams'], queryFn: () => ok(api.GET('/api/v1/exams')) });
  const columns: TableColumnsType<Exam> = [
    {
      title: t('title'),
      render: (_, { id, title, opensAt, closesAt }) => (
        <>
          <Link to={`/exams/${id}`}>{title}</Link>
          {!wide && opensAt !== null && (
            <div>
              <small>
                {formatTime(opensAt)} – {formatTime(closesAt)}
              </small>
            </div>
          )}
        </>
      ),
    },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['md'] },
    { title: t('state'), render: (_, exam) => <ExamTags exam={exam} /> },
    { title: t('opensAt'), render: (_, { opensAt }) => formatTime(opensAt), responsive: ['md'] },
    { title: t('closesAt'), render: (_, { closesAt }) => formatTime(closesAt), responsive: ['md'] },
    { title: t('items'), dataIndex: 'itemCount', align: 'right', responsive: ['lg'] },
  ];
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small" className="console-card">
        <Typography.Title level={2} className="console-section">
          {t('heading')}
        </Typography.Title>
        {may('administrator') && (
          <LinkButton to="/exams/new" type="primary">
            {t('newExam')}
          </LinkButton>
        )}
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <Table<Exam>
          rowKey="id"
          columns={columns}
          dataSource={query.data ?? []}
          loading={query.isPending}
          pagination={false}
          locale={{ emptyText: t('empty') }}
        />
      )}
    </>
  );
}

function ExamTags({ exam }: { exam: Exam }) {
  const t = useDictionary(examListDictionaries);
  return (
    <>
      <ExamStageTag stage={exam.stage} /> {exam.rehearsal && <Tag color="gold">{t('rehearsal')}</Tag>}
    </>
  );
}
