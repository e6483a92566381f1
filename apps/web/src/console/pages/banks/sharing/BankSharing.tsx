import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { BankShares } from './BankShares';
import { BankUses } from './BankUses';
import { sharingDictionaries } from './sharing-text';

/** The organisations a bank is shared with, and the exams that used it. */
export function BankSharing({ bank }: { bank: Schemas['QuestionBankDto'] }) {
  const t = useDictionary(sharingDictionaries);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sharing')}</Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('sharing')}
        size={720}
        className="console-drawer"
        destroyOnHidden
      >
        <BankShares bankId={bank.id} />
        <BankUses bankId={bank.id} />
      </Drawer>
    </>
  );
}
