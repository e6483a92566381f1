import { DeleteOutlined, ExportOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import type { QuestionFilters } from '../questions/question-filters';
import { actionDictionaries } from './action-text';
import { ExportDialog } from './ExportDialog';
import { QuestionBin } from './QuestionBin';

/** Actions on the bank: export with the filters of the list, and the bin. */
export function BankActions({ bank, filters }: { bank: Schemas['QuestionBankDto']; filters: QuestionFilters }) {
  const t = useDictionary(actionDictionaries);
  const [opened, setOpened] = useState<'export' | 'bin' | null>(null);
  const close = () => setOpened(null);
  const filter: QuestionFilters = { ...filters };
  delete filter.sort;
  return (
    <>
      <Space wrap>
        {takesImports(bank.reach) && (
          <Button icon={<DeleteOutlined />} onClick={() => setOpened('bin')}>
            {t('bin')}
          </Button>
        )}
        {(bank.reach === 'own' || bank.isOpen) && (
          <Button icon={<ExportOutlined />} onClick={() => setOpened('export')}>
            {t('export')}
          </Button>
        )}
      </Space>
      {opened === 'export' && <ExportDialog bank={bank} selection={{ filter }} onClose={close} />}
      {opened === 'bin' && <QuestionBin bankId={bank.id} onClose={close} />}
    </>
  );
}
