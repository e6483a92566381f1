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

type State = Schemas['QuestionSummaryDto']['state'];

/** What comes next for questions that are all at the same step. */
function nextAct(states: readonly State[]): BulkAct | null {
  const [state] = states;
  if (state === undefined || states.some((one) => one !== state)) return null;
  return state === 'draft' ? 'submit' : state === 'in_review' ? 'publish' : null;
}

/** Actions on the selected questions. */
export function BulkActions({ states, ...ticked }: TickedQuestions & { states: readonly State[] }) {
  const t = useDictionary(bulkDictionaries);
  const [open, setOpen] = useState<BulkAct | 'edit' | null>(null);
  const mayWrite = takesImports(ticked.bank.reach);
  const acts: BulkAct[] = [...(mayWrite ? (['submit'] as const) : []), 'publish', 'return', 'retire'];
  const close = () => setOpen(null);
  const next = nextAct(states);
  return (
    <Space wrap>
      <span>{t('ticked', { count: ticked.questionIds.length })}</span>
      {next && acts.includes(next) && (
        <Button type="primary" onClick={() => setOpen(next)}>
          {t(next)}
        </Button>
      )}
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
