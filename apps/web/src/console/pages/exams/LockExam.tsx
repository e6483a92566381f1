import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { ApiError } from '../../../api/http';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { LinkButton } from '../../LinkButton';
import { useMay } from '../../staff-session';
import { useDictionary } from '../../use-text';
import { BlueprintReport } from './BlueprintReport';
import { examDictionaries } from './exam-text';

/** A draft: whether the bank can fill it, and the lock that freezes it. */
export function LockExam({ examId }: { examId: string }) {
  const t = useDictionary(examDictionaries);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const may = useMay();
  const path = { params: { path: { id: examId } } };
  const check = useMutation({ mutationFn: () => ok(api.POST('/api/v1/exams/{id}/check', path)) });
  const lock = useMutation({
    mutationFn: () => ok(api.POST('/api/v1/exams/{id}/lock', path)),
    onMutate: () => check.reset(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exams'] }),
  });
  const askToLock = () =>
    void modal.confirm({
      title: t('lockTitle'),
      content: t('lockText'),
      okText: t('lock'),
      cancelText: t('cancel'),
      onOk: () => lock.mutate(),
    });
  const report = check.data ?? reportOf(lock.error);
  return (
    <div className="console-card">
      <Alert type="info" showIcon title={t('draftNotice')} className="console-card" />
      <Space wrap className="console-card">
        {may('administrator') && <LinkButton to={`/exams/${examId}/edit`}>{t('edit')}</LinkButton>}
        {may('administrator', 'trainer') && (
          <Button onClick={() => check.mutate()} loading={check.isPending}>
            {t('check')}
          </Button>
        )}
        {may('administrator') && (
          <Button type="primary" onClick={askToLock} loading={lock.isPending}>
            {t('lock')}
          </Button>
        )}
      </Space>
      {(check.error ?? lock.error) && <ErrorNotice error={check.error ?? lock.error} />}
      {report && <BlueprintReport draws={report.draws} faults={report.faults} />}
    </div>
  );
}

/** A lock that is refused brings the same report as a check. */
function reportOf(error: Error | null): Pick<Schemas['BlueprintReportDto'], 'draws' | 'faults'> | null {
  const isReport = error instanceof ApiError && error.code === 'BLUEPRINT_NOT_SATISFIABLE';
  return isReport ? (error.details as Schemas['BlueprintReportDto']) : null;
}
