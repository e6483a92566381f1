import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Space, Table } from 'antd';
import { useDictionary } from '../../../i18n/use-text';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useMay } from '../../staff-session';
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
    onSuccess: () => client.invalidateQueries({ queryKey: ['exams'] }),
  });
  const askToLock = () => modal.confirm({ title: t('lockTitle'), content: t('lockText'), okText: t('lock'), onOk: () => lock.mutate() });
  return (
    <Space orientation="vertical" className="console-card console-wide">
      <Alert type="info" showIcon title={t('draftNotice')} />
      {may('administrator') && (
        <Space wrap>
          <Button onClick={() => check.mutate()} loading={check.isPending}>{t('check')}</Button>
          <Button type="primary" onClick={askToLock} loading={lock.isPending}>{t('lock')}</Button>
        </Space>
      )}
      {(check.error ?? lock.error) && <ErrorNotice error={check.error ?? lock.error} />}
      {check.data && <Alert type={check.data.satisfiable ? 'success' : 'warning'} title={t(check.data.satisfiable ? 'satisfiable' : 'notSatisfiable')} />}
      {check.data && check.data.faults.length > 0 && (
        <Table size="small" pagination={false} rowKey={(fault) => JSON.stringify(fault)} dataSource={check.data.faults} columns={[{ title: t('fault'), dataIndex: 'message' }]} />
      )}
    </Space>
  );
}
