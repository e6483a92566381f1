import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { ApiError } from '../../../../api/http';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { DeleteDraft } from './DeleteDraft';
import { BlueprintReport } from '../form/BlueprintReport';
import { showsQuestions } from '../../banks/bank-reach';
import { offers } from '../exam-state/exam-acts';
import { examDictionaries } from './exam-text';
import { LockFreezes } from './LockFreezes';

/** Checks a draft against the bank, and locks it. */
export function LockExam({ exam }: { exam: Schemas['ExamDto'] }) {
  const t = useDictionary(examDictionaries);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const path = { params: { path: { examId: exam.id } } };
  const check = useMutation({ mutationFn: () => ok(api.POST('/api/v1/exams/{examId}/check', path)) });
  const lock = useMutation({
    mutationFn: () => ok(api.POST('/api/v1/exams/{examId}/lock', path)),
    onMutate: () => check.reset(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exams'] }),
  });
  const askToLock = () =>
    void modal.confirm({
      title: t('lockTitle'),
      content: <LockFreezes exam={exam} />,
      width: 640,
      okText: t('lock'),
      cancelText: t('cancel'),
      onOk: () => lock.mutate(),
    });
  const report = check.data ?? reportOf(lock.error);
  return (
    <div className="console-card">
      <Alert type="info" showIcon title={t('draftNotice')} className="console-card" />
      <Space wrap className="console-card">
        {offers({ exam, act: 'exam.edit' }) && <LinkButton to={`/exams/${exam.id}/edit`}>{t('edit')}</LinkButton>}
        {offers({ exam, act: 'exam.check' }) && (
          <Button onClick={() => check.mutate()} loading={check.isPending}>
            {t('check')}
          </Button>
        )}
        {offers({ exam, act: 'exam.sample' }) && showsQuestions(exam.bankReach) && (
          <LinkButton to={`/exams/${exam.id}?tab=papers`}>{t('papers')}</LinkButton>
        )}
        {offers({ exam, act: 'exam.lock' }) && (
          <Button type="primary" onClick={askToLock} loading={lock.isPending}>
            {t('lock')}
          </Button>
        )}
        {offers({ exam, act: 'exam.delete' }) && <DeleteDraft examId={exam.id} />}
      </Space>
      {(check.error ?? lock.error) && <ErrorNotice error={check.error ?? lock.error} />}
      {report && <BlueprintReport draws={report.draws} faults={report.faults} />}
    </div>
  );
}

/** A refused lock has the same report as a check. */
function reportOf(error: Error | null): Pick<Schemas['BlueprintReportDto'], 'draws' | 'faults'> | null {
  const isReport = error instanceof ApiError && error.code === 'BLUEPRINT_NOT_SATISFIABLE';
  return isReport ? (error.details as Schemas['BlueprintReportDto']) : null;
}
