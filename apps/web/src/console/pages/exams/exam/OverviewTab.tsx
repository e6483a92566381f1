import { useQuery } from '@tanstack/react-query';
import { Card, Col, Descriptions, Row, Statistic } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { conductDictionaries } from '../form/conduct-text';
import { offers } from '../exam-state/exam-acts';
import { scoringPolicyDictionaries } from '../scoring-policy-text';
import { CopyExam } from './CopyExam';
import { examDictionaries } from './exam-text';
import { LockExam } from './LockExam';
import { PurgeRehearsal } from './PurgeRehearsal';
import { Sittings } from '../sittings/Sittings';

type Exam = Schemas['ExamDto'];

const LIVE_EVERY_MS = 5_000;

export function OverviewTab({ exam }: { exam: Exam }) {
  return (
    <>
      {exam.state === 'draft' && <LockExam exam={exam} />}
      {exam.state === 'locked' && offers({ exam, act: 'session.list' }) && <LiveCounts examId={exam.id} />}
      <ExamFacts exam={exam} />
      {offers({ exam, act: 'exam.copy' }) && <CopyExam exam={exam} />}
      <Sittings exam={exam} />
      {exam.rehearsal && offers({ exam, act: 'exam.purge' }) && <PurgeRehearsal examId={exam.id} />}
    </>
  );
}

const shown = [
  'registered',
  'notStarted',
  'inProgress',
  'submitted',
  'timedOut',
  'closed',
  'voided',
  'locked',
  'graded',
  'ungraded',
] as const;

/** Refetched every five seconds while the tab is open. */
function LiveCounts({ examId }: { examId: string }) {
  const t = useDictionary(examDictionaries);
  const query = useQuery({
    queryKey: ['exams', examId, 'live-counts'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/live-counts', { params: { path: { examId } } })),
    refetchInterval: LIVE_EVERY_MS,
  });
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Card size="small" title={t('liveCounts')} className="console-card">
      <Row gutter={[16, 16]}>
        {shown.map((name) => (
          <Col key={name} xs={12} sm={8} md={6} xl={4}>
            <Statistic title={t(name)} value={query.data?.[name] ?? '—'} loading={query.isPending} />
          </Col>
        ))}
      </Row>
      {(query.data?.earlierAttempts ?? 0) > 0 && (
        <small>{t('earlierAttempts', { count: query.data?.earlierAttempts ?? 0 })}</small>
      )}
    </Card>
  );
}

function ExamFacts({ exam }: { exam: Exam }) {
  const t = useDictionary(examDictionaries);
  const conduct = useDictionary(conductDictionaries);
  const watched = describeIntegrity(exam.policies.integrity, conduct);
  const policy = useDictionary(scoringPolicyDictionaries);
  const shuffled =
    [exam.policies.shuffleItems && t('shuffleItems'), exam.policies.shuffleOptions && t('shuffleOptions')]
      .filter(Boolean)
      .join(t('and')) || t('noShuffle');
  return (
    <Descriptions
      bordered
      size="small"
      column={{ xs: 1, md: 2 }}
      className="console-card"
      items={[
        { key: 'organisation', label: t('organisation'), children: exam.organisationName },
        { key: 'items', label: t('items'), children: exam.itemCount },
        { key: 'duration', label: t('duration'), children: t('minutes', { count: exam.durationMinutes }) },
        {
          key: 'pass',
          label: t('passMark'),
          children: t('points', { points: exam.passMarkPoints, max: exam.maxPoints }),
        },
        { key: 'multiple', label: t('multipleChoice'), children: policy(exam.policies.multipleChoice) },
        {
          key: 'attempt',
          label: t('countingAttempt'),
          children: t(`attempt_${exam.policies.countingAttempt ?? 'best'}`),
        },
        { key: 'shuffle', label: t('shuffle'), children: shuffled },
        {
          key: 'presentation',
          label: conduct('presentation'),
          children: conduct(exam.policies.presentation ?? 'item'),
        },
        {
          key: 'addedTime',
          label: conduct('addedTimeShort'),
          children: conduct('addedTimeSummary', { count: exam.policies.maxAddedMinutes ?? '—' }),
        },
        { key: 'watched', label: conduct('watched'), children: watched, span: 'filled' },
        { key: 'certificate', label: t('certificateTitle'), children: exam.certificateTitle },
        { key: 'issuer', label: t('certificateIssuer'), children: exam.certificateIssuer },
      ]}
    />
  );
}

function describeIntegrity(
  integrity: Exam['policies']['integrity'],
  conduct: ReturnType<typeof useDictionary<keyof (typeof conductDictionaries)['en']>>,
): string {
  if (!integrity || integrity.watched.length === 0) return conduct('nothing');
  const acts = integrity.watched.map((act) => conduct(act)).join(conduct('or'));
  if (integrity.limit === null || integrity.limit === undefined) return conduct('summary', { acts });
  return conduct('summaryLimit', { acts, limit: integrity.limit, consequence: conduct(integrity.pastLimit) });
}
