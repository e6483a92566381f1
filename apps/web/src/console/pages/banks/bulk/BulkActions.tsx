import { Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { BulkActDialog, type BulkAct } from './BulkActDialog';
import { BulkEditDialog } from './BulkEditDialog';
import { bulkDictionaries } from './bulk-text';

export interface TickedQuestions {
  bank: Schemas['QuestionBankDto'];
  questionIds: readonly string[];
  onDone: () => void;
}

/** Actions on the selected questions. */
export function BulkActions(ticked: TickedQuestions) {
  const t = useDictionary(bulkDictionaries);
  const [open, setOpen] = useState<BulkAct | 'edit' | null>(null);
  const mayWrite = takesImports(ticked.bank.reach);
  const acts: BulkAct[] = [...(mayWrite ? (['submit'] as const) : []), 'publish', 'return', 'retire'];
  const close = () => setOpen(null);
  return (
    <Space wrap>
      <span>{t('ticked', { count: ticked.questionIds.length })}</span>
      {mayWrite && <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>}
      <Dropdown
        trigger={['click']}
        menu={{
          items: acts.map((act) => ({ key: act, label: t(act), danger: act === 'retire' })),
          onClick: ({ key }) => setOpen(key as BulkAct),
        }}
      >
        <Button>{t('review')}</Button>
      </Dropdown>
      <Button type="link" onClick={ticked.onDone}>
        {t('untick')}
      </Button>
      {open === 'edit' && <BulkEditDialog {...ticked} onClose={close} />}
      {open !== null && open !== 'edit' && <BulkActDialog {...ticked} act={open} onClose={close} />}
    </Space>
  );
}
