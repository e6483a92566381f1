import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { actionDictionaries } from './action-text';
import { ExportDialog } from './ExportDialog';

interface TickedActionsProps {
  bank: Schemas['QuestionBankDto'];
  ticked: readonly string[];
  onUntick: () => void;
}

/** What can be done with the ticked rows of the list. */
export function TickedActions({ bank, ticked, onUntick }: TickedActionsProps) {
  const t = useDictionary(actionDictionaries);
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const [isExporting, setIsExporting] = useState(false);
  const exclude = useMutation({
    mutationFn: () =>
      ok(
        api.POST('/api/v1/question-banks/{id}/exclusions', {
          params: { path: { id: bank.id } },
          body: { questionIds: [...ticked] },
        }),
      ),
    onSuccess: async ({ questions }) => {
      void message.success(t('excluded', { count: questions.length }));
      onUntick();
      await client.invalidateQueries({ queryKey: ['exclusions'] });
    },
  });
  if (ticked.length === 0) return null;
  const count = ticked.length;
  return (
    <>
      <Flex wrap align="center" gap="small" className="console-card" role="status">
        <span>{t('tickedCount', { count })}</span>
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
        <Button type="link" onClick={onUntick}>
          {t('untick')}
        </Button>
      </Flex>
      {exclude.error && <ErrorNotice error={exclude.error} />}
      {isExporting && (
        <ExportDialog bank={bank} selection={{ questionIds: [...ticked] }} onClose={() => setIsExporting(false)} />
      )}
    </>
  );
}
