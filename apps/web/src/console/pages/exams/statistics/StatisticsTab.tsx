import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Spin, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { FigureGuide } from './FigureGuide';
import { ItemDrawer } from './ItemDrawer';
import { ItemTable } from './ItemTable';
import { PaperFacts } from './PaperFacts';
import { statisticsDictionaries } from './statistics-text';

type Statistics = Schemas['ExamItemStatisticsDto'];

const ASKED_AGAIN_MS = 2_000;
const LOOKED_AT_AGAIN_MS = 60_000;

/** Item statistics of an exam under its current run. */
export function StatisticsTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(statisticsDictionaries);
  const query = useQuery({
    queryKey: ['exams', exam.id, 'item-statistics'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/item-statistics', { params: { path: { examId: exam.id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'being_made' ? ASKED_AGAIN_MS : LOOKED_AT_AGAIN_MS),
  });
  if (query.isPending) return <Spin className="console-wait" />;
  return (
    <>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.state === 'nothing_graded' && (
        <Alert type="info" showIcon title={t('nothingGraded')} className="console-card" />
      )}
      {query.data?.state === 'being_made' && (
        <Alert type="info" showIcon icon={<Spin size="small" />} title={t('beingMade')} className="console-card" />
      )}
      {query.data?.paper && <MadeStatistics exam={exam} statistics={query.data} paper={query.data.paper} />}
    </>
  );
}

function MadeStatistics({
  exam,
  statistics,
  paper,
}: {
  exam: Schemas['ExamDto'];
  statistics: Statistics;
  paper: Schemas['PaperStatisticsDto'];
}) {
  const t = useDictionary(statisticsDictionaries);
  const [opened, setOpened] = useState<Schemas['ItemStatisticsDto'] | null>(null);
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small" className="console-card">
        <Typography.Text type="secondary">
          {t('lead')}
          <br />
          <WhichRun statistics={statistics} />
        </Typography.Text>
        <Button icon={<DownloadOutlined />} href={`/api/v1/exams/${exam.id}/item-statistics.xlsx`} download>
          {t('xlsx')}
        </Button>
      </Flex>
      <PaperFacts paper={paper} />
      <FigureGuide />
      <ItemTable items={statistics.items} onOpen={setOpened} />
      <ItemDrawer item={opened} bankId={exam.bankId} onClose={() => setOpened(null)} />
    </>
  );
}

function WhichRun({ statistics: { run, madeAt, newerResults } }: { statistics: Statistics }) {
  const t = useDictionary(statisticsDictionaries);
  if (!run) return null;
  const state = run.releasedAt === null ? t('notReleased') : t('released', { time: formatTime(run.releasedAt) });
  return (
    <>
      {t('ofRun', { number: run.runNumber, state })}
      {madeAt !== null && ` · ${t('madeAt', { time: formatTime(madeAt) })}`}
      {newerResults > 0 && ` · ${t('newer', { count: newerResults })}`}
    </>
  );
}
