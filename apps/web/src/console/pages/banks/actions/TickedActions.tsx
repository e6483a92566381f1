import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import type { TickedQuestions } from '../bulk/BulkActions';
import { actionDictionaries } from './action-text';
import { ExportDialog } from './ExportDialog';

/** Actions on the selected questions other than changing them. */
export function TickedActions({ bank, questionIds, onDone }: TickedQuestions) {
  const t = useDictionary(actionDictionaries);
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [isExporting, setIsExporting] = useState(false);
  const exclude = useMutation({
    mutationFn: () =>
      ok(
        api.POST('/api/v1/question-banks/{id}/exclusions', {
          params: { path: { id: bank.id } },
          body: { questionIds: [...questionIds] },
        }),
      ),
    onSuccess: async ({ questions }) => {
      void message.success(t('excluded', { count: questions.length }));
      onDone();
      await client.invalidateQueries({ queryKey: ['exclusions'] });
    },
  });
  const count = questionIds.length;
  return (
    <>
      <Space wrap>
        {takesImports(bank.reach) && (
          <Button
            disabled={count < 2 || count > 100}
            loading={exclude.isPending}
            onClick={() =>
              void modal.confirm({
                title: t('excludeTitle'),
                content: t('excludeText', { count }),
                okText: t('exclude'),
                cancelText: t('cancel'),
                onOk: () => exclude.mutateAsync().catch(() => undefined),
              })
            }
          >
            {t('exclude')}
          </Button>
        )}
        {bank.reach === 'own' && <Button onClick={() => setIsExporting(true)}>{t('exportTicked')}</Button>}
      </Space>
      {exclude.error && <ErrorNotice error={exclude.error} />}
      {isExporting && (
        <ExportDialog bank={bank} selection={{ questionIds: [...questionIds] }} onClose={() => setIsExporting(false)} />
      )}
    </>
  );
}
