import { Space } from 'antd';
import type { Schemas } from '../../../console-api';
import { LinkButton } from '../../../LinkButton';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { bankDictionaries } from '../bank-text';
import { editorDictionaries } from '../editor/editor-text';
import { paperDictionaries } from '../import/paper/paper-text';

/** What to do with a bank without questions. */
export function FirstSteps({ bank }: { bank: Schemas['QuestionBankDto'] }) {
  const t = useDictionary(bankDictionaries);
  const papers = useDictionary(paperDictionaries);
  const written = useDictionary(editorDictionaries);
  if (!takesImports(bank.reach)) return t('emptyBank');
  return (
    <div className="question-first">
      <p>{t('firstSteps')}</p>
      <Space wrap>
        <LinkButton type="primary" to={`/banks/${bank.id}/import`}>
          {papers('importPaper')}
        </LinkButton>
        <LinkButton to={`/banks/${bank.id}/questions/new`}>{written('newQuestion')}</LinkButton>
      </Space>
    </div>
  );
}
