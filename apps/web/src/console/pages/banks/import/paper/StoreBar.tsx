import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { useDictionary } from '../../../../use-text';
import { paperDictionaries } from './paper-text';
import { useStore, type Paper } from './use-paper';

interface StoreBarProps {
  bank: Schemas['QuestionBankDto'];
  paper: Paper;
  onDomainMissing: () => void;
  onStored: () => void;
}

/** The third step, always visible: the number of ready questions and the button that adds them. */
export function StoreBar({ bank, paper, onDomainMissing, onStored }: StoreBarProps) {
  const t = useDictionary(paperDictionaries);
  const store = useStore({ bankId: bank.id, importId: paper.id });
  const [withDuplicates, setWithDuplicates] = useState(false);
  const [domainAsked, setDomainAsked] = useState(false);
  const { good, open, duplicate } = paper.counts;
  const count = withDuplicates ? good : good - duplicate;
  if (good + open === 0) return store.error && <ErrorNotice error={store.error} />;
  const add = () => {
    setDomainAsked(paper.domainCode === null);
    if (paper.domainCode === null) return onDomainMissing();
    // The report is at the top of the page.
    const onSuccess = () => {
      onStored();
      window.scrollTo({ top: 0 });
    };
    store.mutate({ which: withDuplicates ? 'good' : 'unique' }, { onSuccess });
  };
  return (
    <>
      <div className="paper-bar">
        <Button type="primary" className="paper-bar-add" disabled={count === 0} loading={store.isPending} onClick={add}>
          {count === 0 ? t('storeNothing') : t('storeCount', { count })}
        </Button>
        {open > 0 && <span className="paper-bar-open">{t('openCount', { count: open })}</span>}
        {duplicate > 0 && (
          <Checkbox checked={withDuplicates} onChange={({ target }) => setWithDuplicates(target.checked)}>
            {t('withDuplicates', { count: duplicate })}
          </Checkbox>
        )}
      </div>
      {domainAsked && paper.domainCode === null && (
        <Alert type="warning" showIcon role="alert" className="console-card" title={t('domainFirst')} />
      )}
      {store.error && <ErrorNotice error={store.error} />}
    </>
  );
}
