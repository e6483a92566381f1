import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { GradingRunTable } from './GradingRunTable';
import { LateResponses } from './LateResponses';
import { NewRunDrawer } from './NewRunDrawer';
import { OwnPeopleResults } from '../results/OwnPeopleResults';
import { PassListExport } from '../results/PassListExport';
import { ReleaseDialog } from './ReleaseDialog';
import { resultDictionaries } from '../results/result-text';
import { RunDifferenceDrawer } from './RunDifferenceDrawer';

type Run = Schemas['GradingRunDto'];
type Opened = { what: 'new' } | { what: 'difference' | 'release'; run: Run };

const REFRESH_MS = 5_000;

/** Runs score all candidates, so only administrators of the whole exam work with them. */
export const ResultsTab = ({ exam }: { exam: Schemas['ExamDto'] }) =>
  exam.administersWhole ? <GradingRuns exam={exam} /> : <OwnPeopleResults exam={exam} />;

/** The grading runs of an exam with their actions, and the pass list once a run is released. */
function GradingRuns({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(resultDictionaries);
  const [opened, setOpened] = useState<Opened | null>(null);
  const query = useQuery({
    queryKey: ['exams', exam.id, 'grading-runs'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/grading-runs', { params: { path: { examId: exam.id } } })),
    refetchInterval: REFRESH_MS,
  });
  const runs = query.data?.runs ?? [];
  const counting = runs.filter(({ releasedAt }) => releasedAt !== null).at(-1) ?? null;
  const close = () => setOpened(null);
  return (
    <>
      <Alert type="info" showIcon title={t('lead')} className="console-card" />
      {counting && <PassListExport examId={exam.id} />}
      {runs.length > 0 && <LateResponses examId={exam.id} />}
      <Flex justify="space-between" align="center" wrap gap="small" className="console-card">
        <Typography.Title level={3} className="console-section">
          {t('runs')}
        </Typography.Title>
        <Button disabled={exam.state !== 'locked'} onClick={() => setOpened({ what: 'new' })}>
          {t('newRun')}
        </Button>
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <GradingRunTable
          runs={runs}
          counting={counting}
          loading={query.isPending}
          onDifference={(run) => setOpened({ what: 'difference', run })}
          onRelease={(run) => setOpened({ what: 'release', run })}
        />
      )}
      {opened?.what === 'difference' && <RunDifferenceDrawer run={opened.run} onClose={close} />}
      {opened?.what === 'release' && <ReleaseDialog run={opened.run} onClose={close} />}
      {opened?.what === 'new' && <NewRunDrawer exam={exam} latest={runs.at(-1) ?? null} onClose={close} />}
    </>
  );
}
