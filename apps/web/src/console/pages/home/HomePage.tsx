import { useQuery } from '@tanstack/react-query';
import { Flex, Spin, Typography } from 'antd';
import { Link, Navigate } from 'react-router';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { LinkButton } from '../../LinkButton';
import { useMay } from '../../staff-session';
import { usePageTitle } from '../../use-page-title';
import { useDictionary } from '../../use-text';
import { HomeExam } from './HomeExam';
import { homeDictionaries } from './home-text';
import { boardOf } from './next-action';
import { Recent } from './Recent';
import { Waiting } from './Waiting';

const ASK_AGAIN_MS = 60_000;

/** Where staff land: exams with their steps, and what needs somebody. Who only invigilates is taken to the board. */
export default function HomePage() {
  const t = useDictionary(homeDictionaries);
  usePageTitle(t('heading'));
  const may = useMay();
  const query = useQuery({
    queryKey: ['home'],
    queryFn: () => ok(api.GET('/api/v1/home')),
    refetchInterval: ASK_AGAIN_MS,
  });
  if (query.isLoadingError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Spin className="console-wait" />;
  const board = may('administrator', 'trainer') ? null : boardOf(query.data);
  if (board !== null) return <Navigate to={board} replace />;
  const { exams, waiting } = query.data;
  const isTeaching = may('trainer') && !may('administrator');
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        {may('administrator') && <LinkButton to="/exams/new">{t('newExam')}</LinkButton>}
      </Flex>
      {isTeaching && <Waiting waiting={waiting} />}
      <ExamsOf exams={exams} />
      {!isTeaching && <Waiting waiting={waiting} />}
      {may('administrator') && <Recent />}
    </>
  );
}

function ExamsOf({ exams }: { exams: Schemas['HomeExamDto'][] }) {
  const t = useDictionary(homeDictionaries);
  const parts = [
    { title: t('today'), shown: exams.filter(({ isToday }) => isToday) },
    { title: t('week'), shown: exams.filter(({ isToday }) => !isToday) },
  ].filter(({ shown }) => shown.length > 0);
  if (parts.length === 0)
    return (
      <p className="console-aside">
        {t('noExams')} <Link to="/exams">{t('allExams')}</Link>
      </p>
    );
  return parts.map(({ title, shown }) => (
    <section key={title} className="home-part">
      <Typography.Title level={3} className="console-section home-title">
        {title}
      </Typography.Title>
      <ul className="home-exams">
        {shown.map((exam) => (
          <HomeExam key={exam.id} exam={exam} />
        ))}
      </ul>
    </section>
  ));
}
