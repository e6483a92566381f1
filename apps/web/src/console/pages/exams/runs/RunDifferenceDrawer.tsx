import { useQuery } from '@tanstack/react-query';
import { Alert, Col, Drawer, Row, Spin, Statistic, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { differenceDictionaries } from './difference-text';

type Difference = Schemas['RunDifferenceDto'];
type Change = Schemas['ChangedRegistrationDto'];

const MILLIPOINTS = 1000;
const colours: Record<Change['change'], string> = {
  newly_passed: 'green',
  newly_failed: 'red',
  outcome: 'orange',
  points: 'default',
};
const counted = ['newlyPassed', 'newlyFailed', 'otherOutcome', 'otherPoints', 'unchanged'] as const;

/** The results that would change with this run. */
export function RunDifferenceDrawer({ run, onClose }: { run: Schemas['GradingRunDto']; onClose: () => void }) {
  const t = useDictionary(differenceDictionaries);
  const query = useQuery({
    queryKey: ['exams', run.examId, 'difference', run.id],
    queryFn: () => ok(api.GET('/api/v1/grading-runs/{id}/difference', { params: { path: { id: run.id } } })),
  });
  return (
    <Drawer open onClose={onClose} title={t('title', { number: run.runNumber })} size={760} className="console-drawer">
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && <DifferenceView difference={query.data} />}
    </Drawer>
  );
}

function DifferenceView({ difference }: { difference: Difference }) {
  const t = useDictionary(differenceDictionaries);
  const { baseRunNumber, counts, changes, ungraded } = difference;
  const changed = counts.newlyPassed + counts.newlyFailed + counts.otherOutcome + counts.otherPoints;
  return (
    <>
      <Typography.Paragraph type="secondary">
        {baseRunNumber === null ? t('first') : t('comparedWith', { number: baseRunNumber })}
      </Typography.Paragraph>
      {ungraded > 0 && (
        <Alert type="warning" showIcon title={t('incomplete', { count: ungraded })} className="console-card" />
      )}
      <Row gutter={[16, 16]} className="console-card">
        {counted.map((name) => (
          <Col key={name} xs={12} sm={8}>
            <Statistic title={t(name)} value={counts[name]} />
          </Col>
        ))}
      </Row>
      <ChangeTable changes={changes} />
      {changes.length < changed && (
        <Typography.Paragraph type="secondary">{t('listed', { count: changes.length })}</Typography.Paragraph>
      )}
    </>
  );
}

function ChangeTable({ changes }: { changes: Change[] }) {
  const t = useDictionary(differenceDictionaries);
  const columns: TableColumnsType<Change> = [
    {
      title: t('candidate'),
      render: (_, { candidateName, ticketNumber, attemptNumber }) => (
        <>
          {candidateName} {attemptNumber > 1 && <Tag>{t('attemptNumber', { number: attemptNumber })}</Tag>}
          <br />
          <small>{ticketNumber}</small>
        </>
      ),
    },
    { title: t('organisation'), dataIndex: 'organisationName', responsive: ['md'] },
    { title: t('before'), render: (_, { before }) => <StandingView standing={before} />, responsive: ['sm'] },
    { title: t('after'), render: (_, { after }) => <StandingView standing={after} /> },
    { title: t('change'), render: (_, { change }) => <Tag color={colours[change]}>{t(change)}</Tag> },
  ];
  return (
    <Table<Change>
      rowKey="registrationId"
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      columns={columns}
      dataSource={changes}
      locale={{ emptyText: t('noChange') }}
    />
  );
}

function StandingView({ standing }: { standing: Schemas['StandingDto'] | null }) {
  const t = useDictionary(differenceDictionaries);
  if (!standing) return <>—</>;
  if (standing.outcome !== 'graded' || standing.scoreMillipoints === null) return <>{t(standing.outcome)}</>;
  const points = standing.scoreMillipoints / MILLIPOINTS;
  return (
    <>
      {t('score', { points, max: standing.maxMillipoints / MILLIPOINTS })}
      <br />
      <small>{t(standing.passed ? 'pass' : 'fail')}</small>
    </>
  );
}
