import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Spin, Tabs, Tag, Typography } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDictionary } from '../../../use-text';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { AppealsTab } from '../appeals/AppealsTab';
import { ApplicationsTab } from '../applications/ApplicationsTab';
import { CertificatesTab } from '../results/CertificatesTab';
import { offers } from '../exam-state/exam-acts';
import { examDictionaries } from './exam-text';
import { ExamStageTag } from '../exam-state/ExamStageTag';
import { hasEssays, MarkingTab } from '../marking/MarkingTab';
import { IncidentsTab } from '../incidents/IncidentsTab';
import { NoticesTab } from '../notices/NoticesTab';
import { OverviewTab } from './OverviewTab';
import { RegistrationsTab } from '../registrations/RegistrationsTab';
import { RetentionTab } from '../retention/RetentionTab';
import { SamplePapersTab } from '../sample-papers/SamplePapersTab';
import { SeatingTab } from '../seating/SeatingTab';
import { ResultsTab } from '../runs/ResultsTab';
import { BoardTab } from '../board/BoardTab';
import { ResultsView } from '../results-view/ResultsView';
import { StatisticsTab } from '../statistics/StatisticsTab';
import { showsQuestions } from '../../banks/bank-reach';

/** One exam, from its draft to its certificates. The open tab is in the address. */
export default function ExamPage() {
  const t = useDictionary(examDictionaries);
  const examId = useParams().examId as string;
  const [address, setAddress] = useSearchParams();
  const query = useQuery({
    queryKey: ['exams', examId],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}', { params: { path: { examId } } })),
  });
  const way = <Breadcrumb items={[{ title: <Link to="/exams">{t('exams')}</Link> }, { title: t('exam') }]} />;
  if (query.isLoadingError)
    return (
      <>
        {way}
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  if (!query.data) return <Spin className="console-wait" />;
  const exam = query.data;
  const seating =
    offers({ exam, act: 'seating.read' }) && exam.state === 'locked'
      ? [{ key: 'seating', label: t('seating'), children: <SeatingTab exam={exam} /> }]
      : [];
  const tabs = [
    { key: 'overview', label: t('overview'), children: <OverviewTab exam={exam} /> },
    // Sample papers show keys, so they need the right to read the questions.
    ...(offers({ exam, act: 'exam.sample' }) && showsQuestions(exam.bankReach)
      ? [{ key: 'papers', label: t('papers'), children: <SamplePapersTab exam={exam} /> }]
      : []),
    ...(offers({ exam, act: 'session.list' })
      ? [{ key: 'sessions', label: t('sessions'), children: <BoardTab exam={exam} /> }]
      : []),
    ...(offers({ exam, act: 'incident.read' }) && exam.state === 'locked'
      ? [{ key: 'incidents', label: t('incidents'), children: <IncidentsTab exam={exam} /> }]
      : []),
    ...(offers({ exam, act: 'marking.arrange' }) && exam.state === 'locked' && hasEssays(exam)
      ? [{ key: 'marking', label: t('marking'), children: <MarkingTab exam={exam} /> }]
      : []),
    ...(offers({ exam, act: 'application.read' }) && exam.state === 'locked'
      ? [{ key: 'applications', label: t('applications'), children: <ApplicationsTab exam={exam} /> }]
      : []),
    ...(offers({ exam, act: 'result.read' })
      ? [
          { key: 'registrations', label: t('registrations'), children: <RegistrationsTab exam={exam} /> },
          ...seating,
          ...(offers({ exam, act: 'notice.read' }) && exam.state === 'locked'
            ? [{ key: 'notices', label: t('notices'), children: <NoticesTab exam={exam} /> }]
            : []),
          { key: 'results', label: t('results'), children: <ResultsTab exam={exam} /> },
          { key: 'results-view', label: t('resultsView'), children: <ResultsView exam={exam} /> },
          ...(offers({ exam, act: 'appeal.answer' }) && exam.state === 'locked'
            ? [{ key: 'appeals', label: t('appeals'), children: <AppealsTab exam={exam} /> }]
            : []),
          { key: 'certificates', label: t('certificates'), children: <CertificatesTab exam={exam} /> },
        ]
      : seating),
    // The statistics show the right options, so they need the right to read the questions.
    ...(offers({ exam, act: 'item-statistics.read' }) && showsQuestions(exam.bankReach) && exam.state === 'locked'
      ? [{ key: 'statistics', label: t('statistics'), children: <StatisticsTab exam={exam} /> }]
      : []),
    // A rehearsal is purged as a whole.
    ...(offers({ exam, act: 'retention.read' }) && exam.state === 'locked' && !exam.rehearsal
      ? [{ key: 'retention', label: t('retention'), children: <RetentionTab exam={exam} /> }]
      : []),
  ];
  return (
    <>
      {way}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <Typography.Title level={2} className="console-title">
        {exam.title} <ExamStageTag stage={exam.stage} />
        {exam.rehearsal && <Tag color="gold">{t('rehearsal')}</Tag>}
      </Typography.Title>
      <Tabs
        activeKey={address.get('tab') ?? 'overview'}
        onChange={(tab) => setAddress({ tab }, { replace: true })}
        items={tabs}
        destroyOnHidden
      />
    </>
  );
}
