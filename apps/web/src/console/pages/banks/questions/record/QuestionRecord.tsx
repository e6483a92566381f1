import { useQuery } from '@tanstack/react-query';
import { Grid, Space, Table, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { formatTime } from '../../../../../i18n/format-time';
import { withBrackets } from '../../../../../i18n/punctuation';
import { api, ok, type Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { useDictionary } from '../../../../use-text';
import { Remarks } from '../../../exams/statistics/Remarks';
import { shownIndex, shownPercent } from '../../../exams/statistics/shown-number';
import { recordDictionaries } from './record-text';

type InExam = Schemas['QuestionInExamStatisticsDto'];

/** How the question performed, exam by exam. */
export function QuestionRecord({ questionId }: { questionId: string }) {
  const t = useDictionary(recordDictionaries);
  const columns = useColumns();
  const { data, error, refetch } = useQuery({
    queryKey: ['questions', questionId, 'exam-statistics'],
    queryFn: () => ok(api.GET('/api/v1/questions/{id}/exam-statistics', { params: { path: { id: questionId } } })),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { exams, othersCount } = data;
  return (
    <section className="console-notice console-card">
      <Typography.Title level={4}>{t('heading')}</Typography.Title>
      {exams.length > 0 && (
        <Table<InExam>
          rowKey="key"
          size="small"
          pagination={false}
          columns={columns}
          dataSource={exams.map((one, key) => ({ ...one, key }))}
        />
      )}
      {exams.length === 0 && othersCount === 0 && <p>{t('none')}</p>}
      {othersCount > 0 && <p>{t('others', { count: othersCount })}</p>}
    </section>
  );
}

function useColumns(): TableColumnsType<InExam> {
  const t = useDictionary(recordDictionaries);
  const wide = Grid.useBreakpoint().md ?? true;
  const exam = ({ examId, title, organisationName, versionNumber, releasedAt }: InExam) => (
    <>
      <Link to={`/exams/${examId}?tab=statistics`}>{withBrackets(title, organisationName)}</Link>
      <br />
      <small>
        {t('version', { version: versionNumber })} ·{' '}
        {releasedAt === null ? t('notReleased') : t('released', { time: formatTime(releasedAt) })}
      </small>
    </>
  );
  if (!wide)
    return [
      {
        title: t('exam'),
        render: (_, one) => (
          <Space orientation="vertical" size={4} className="console-wide">
            <span>{exam(one)}</span>
            <small>
              {t('papers')} {one.people} · {t('facility')} {shownPercent(one.facilityPercent)} · {t('discrimination')}{' '}
              {shownIndex(one.discriminationIndex)}
            </small>
            <Remarks item={one} />
          </Space>
        ),
      },
    ];
  const figure = (title: string, of: (one: InExam) => string): TableColumnsType<InExam>[number] => ({
    title,
    align: 'right',
    className: 'console-nowrap',
    render: (_, one) => of(one),
  });
  return [
    { title: t('exam'), render: (_, one) => exam(one) },
    figure(t('papers'), ({ people }) => String(people)),
    figure(t('facility'), ({ facilityPercent }) => shownPercent(facilityPercent)),
    figure(t('discrimination'), ({ discriminationIndex }) => shownIndex(discriminationIndex)),
    { title: t('remarks'), render: (_, one) => <Remarks item={one} /> },
  ];
}
