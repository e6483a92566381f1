import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Col, Flex, Row, Spin, Statistic, Typography } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { ReasonDialog } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { AllotDialog } from './AllotDialog';
import { DisputedScripts } from './DisputedScripts';
import { MarkedQuestions } from './MarkedQuestions';
import { MarkerPace } from './MarkerPace';
import { markingDictionaries } from './marking-text';
import { PlanForm } from './PlanForm';
import { RubricDrawer } from './RubricDrawer';

type Question = Schemas['MarkedQuestionDto'];
type Opened = { what: 'rubric' | 'allot'; question: Question } | { what: 'close' };

const REFRESH_MS = 10_000;
const STATES = ['open', 'complete', 'disputed', 'settled'] as const;

export const hasEssays = ({ blueprint }: Pick<Schemas['ExamDto'], 'blueprint'>): boolean =>
  blueprint.sections.some(({ draws }) => draws.some(({ type }) => type === 'essay'));

/** For administrators of the exam: numbers first, then rules, questions, decisions and pace. */
export function MarkingTab({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(markingDictionaries);
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened | null>(null);
  const queryKey = ['exams', exam.id, 'marking'];
  const query = useQuery({
    queryKey,
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/marking', { params: { path: { examId: exam.id } } })),
    refetchInterval: REFRESH_MS,
  });
  if (query.isLoadingError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Spin className="console-wait" />;
  const overview = query.data;
  const { counts, questions } = overview;
  const take = (changed: Schemas['MarkingOverviewDto']) => client.setQueryData(queryKey, changed);
  const close = () => setOpened(null);
  return (
    <>
      <Alert type="info" showIcon title={t('lead')} className="console-card" />
      <Row gutter={[12, 12]} className="console-card">
        {STATES.map((state) => (
          <Col key={state} xs={12} md={6}>
            <Card size="small">
              <Statistic title={t(state)} value={counts[state]} />
            </Card>
          </Col>
        ))}
      </Row>
      <Flex wrap gap="small" align="center" className="console-card">
        <Button
          type="primary"
          disabled={counts.complete === 0 || counts.open + counts.disputed > 0}
          onClick={() => setOpened({ what: 'close' })}
        >
          {t('close')}
        </Button>
        <Typography.Text type="secondary">
          {counts.open + counts.disputed > 0
            ? t('unfinished', { open: counts.open, disputed: counts.disputed })
            : counts.complete === 0 && t('nothingToClose')}
        </Typography.Text>
      </Flex>
      {counts.disputed > 0 && <DisputedScripts examId={exam.id} questions={questions} refresh={queryKey} />}
      <MarkedQuestions
        questions={questions}
        begun={overview.begun}
        onRubric={(question) => setOpened({ what: 'rubric', question })}
        onAllot={(question) => setOpened({ what: 'allot', question })}
      />
      <PlanForm key={JSON.stringify(overview.plan)} examId={exam.id} overview={overview} onSaved={take} />
      <MarkerPace progress={overview.progress} questions={questions} />
      {opened?.what === 'rubric' && (
        <RubricDrawer examId={exam.id} question={opened.question} onSaved={take} onClose={close} />
      )}
      {opened?.what === 'allot' && (
        <AllotDialog
          examId={exam.id}
          question={opened.question}
          lots={overview.plan.lots}
          onSaved={take}
          onClose={close}
        />
      )}
      {opened?.what === 'close' && (
        <ReasonDialog
          title={t('close')}
          text={t('closeText', { complete: counts.complete })}
          perform={({ reason }) =>
            ok(
              api.POST('/api/v1/exams/{examId}/marking/close', {
                params: { path: { examId: exam.id } },
                body: { reason },
              }),
            )
          }
          refresh={[queryKey, ['exams', exam.id, 'grading-runs']]}
          onClose={close}
        />
      )}
    </>
  );
}
