import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ReasonDialog, type Reasoned } from '../../../ReasonDialog';
import { useDictionary } from '../../../use-text';
import { ruleDictionaries } from './rule-text';

type Bank = Schemas['QuestionBankDto'];

interface Rules extends Reasoned {
  isOpen: boolean;
  reviewersWanted: 1 | 2;
}

/** What the owner decides about the bank as a whole: open or secure, and how many approve a question. */
export function BankRules({ bank }: { bank: Bank }) {
  const t = useDictionary(ruleDictionaries);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t('rules')}</Button>
      {asked && (
        <ReasonDialog<Rules>
          title={t('setRules')}
          initialValues={{ isOpen: bank.isOpen, reviewersWanted: bank.reviewersWanted === 2 ? 2 : 1 }}
          perform={(body) =>
            ok(api.PUT('/api/v1/question-banks/{id}/rules', { params: { path: { id: bank.id } }, body }))
          }
          refresh={[['banks'], ['questions']]}
          onClose={() => setAsked(false)}
        >
          <Form.Item name="isOpen" label={t('kind')}>
            <Radio.Group>
              <Choice value={false} name={t('secure')} text={t('secureText')} />
              <Choice value text={t('openText')} name={t('open')} />
            </Radio.Group>
          </Form.Item>
          <Form.Item name="reviewersWanted" label={t('reviewers')} extra={t('reviewersHint')}>
            <Radio.Group>
              <Choice value={1} name={t('one')} text={t('oneText')} />
              <Choice value={2} name={t('two')} text={t('twoText')} />
            </Radio.Group>
          </Form.Item>
        </ReasonDialog>
      )}
    </>
  );
}

function Choice({ value, name, text }: { value: boolean | number; name: string; text: string }) {
  return (
    <Radio value={value} className="bank-rule">
      <strong>{name}</strong>
      <div className="hint">{text}</div>
    </Radio>
  );
}
