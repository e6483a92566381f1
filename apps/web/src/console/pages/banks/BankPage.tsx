import { ImportOutlined } from '@ant-design/icons';
import { Alert, Breadcrumb, Flex, Space, Spin, Typography } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDictionary } from '../../use-text';
import type { Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { BankActions } from './actions/BankActions';
import { showsQuestions, takesImports } from './bank-reach';
import { bankDictionaries } from './bank-text';
import { useBanks } from './use-banks';
import { LinkButton } from '../../LinkButton';
import { BankButton } from './editor/BankForm';
import { editorDictionaries } from './editor/editor-text';
import { MyDrafts } from './editor/MyDrafts';
import { practiceDictionaries } from './practice/practice-text';
import { paperDictionaries } from './import/paper/paper-text';
import { filtersIn } from './questions/question-filters';
import { QuestionList } from './questions/QuestionList';
import { BankRules } from './sharing/BankRules';
import { BankTags } from './sharing/BankTags';
import { BankSharing } from './sharing/BankSharing';

type Bank = Schemas['QuestionBankDto'];

export default function BankPage() {
  const t = useDictionary(bankDictionaries);
  const { bankId } = useParams();
  const query = useBanks();
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Spin className="console-wait" />;
  const bank = query.data.find(({ id }) => id === bankId);
  return (
    <>
      <Breadcrumb items={[{ title: <Link to="/banks">{t('heading')}</Link> }, { title: bank?.title ?? '—' }]} />
      {!bank && <Alert type="warning" showIcon className="console-notice" title={t('unknownBank')} />}
      {bank && showsQuestions(bank.reach) && <Questions bank={bank} />}
      {bank && !showsQuestions(bank.reach) && (
        <Alert
          type="info"
          showIcon
          className="console-notice"
          title={t('notShown', { organisation: bank.organisationName })}
        />
      )}
    </>
  );
}

function Questions({ bank }: { bank: Bank }) {
  const t = useDictionary(bankDictionaries);
  const written = useDictionary(editorDictionaries);
  const papers = useDictionary(paperDictionaries);
  const [address] = useSearchParams();
  const practice = useDictionary(practiceDictionaries);
  const filters = filtersIn(address);
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {bank.title} <BankTags bank={bank} />
        </Typography.Title>
        <Space wrap>
          {takesImports(bank.reach) && (
            <LinkButton type="primary" to={newQuestionAddress({ bankId: bank.id, domain: filters.domain })}>
              {written('newQuestion')}
            </LinkButton>
          )}
          {takesImports(bank.reach) && (
            <LinkButton icon={<ImportOutlined />} to={`/banks/${bank.id}/import`}>
              {papers('importPaper')}
            </LinkButton>
          )}
          {bank.isOpen && <LinkButton to={`/banks/${bank.id}/practice`}>{practice('practise')}</LinkButton>}
          {bank.mayShare && <BankRules bank={bank} />}
          {bank.mayShare && <BankSharing bank={bank} />}
          {takesImports(bank.reach) && <BankButton bank={bank} />}
          <LinkButton to={`/banks/${bank.id}/composition`}>{t('composition')}</LinkButton>
          <LinkButton to={`/banks/${bank.id}/knowledge-points`}>{t('points')}</LinkButton>
          <LinkButton to={`/banks/${bank.id}/duplicates`}>{t('duplicates')}</LinkButton>
          <BankActions bank={bank} filters={filters} />
        </Space>
      </Flex>
      {takesImports(bank.reach) && <MyDrafts bankId={bank.id} />}
      <QuestionList bank={bank} />
    </>
  );
}

const newQuestionAddress = ({ bankId, domain }: { bankId: string; domain?: string }): string =>
  `/banks/${bankId}/questions/new${domain === undefined ? '' : `?domain=${encodeURIComponent(domain)}`}`;
