import { Tag } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { ruleDictionaries } from './rule-text';

/** Whether a bank is open or secure, and that two approve its questions. */
export function BankTags({ bank }: { bank: Pick<Schemas['QuestionBankDto'], 'isOpen' | 'reviewersWanted'> }) {
  const t = useDictionary(ruleDictionaries);
  return (
    <>
      <Tag color={bank.isOpen ? 'green' : undefined}>{t(bank.isOpen ? 'openTag' : 'secureTag')}</Tag>
      {bank.reviewersWanted === 2 && <Tag>{t('twoTag')}</Tag>}
    </>
  );
}
