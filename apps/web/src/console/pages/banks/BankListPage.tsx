import { Card, Empty, Flex, Space, Spin, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { useDictionary } from '../../use-text';
import { type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { showsQuestions } from './bank-reach';
import { bankDictionaries } from './bank-text';
import { BankButton } from './editor/BankForm';
import { ImportButton } from './import/ImportBank';
import { BankTags } from './sharing/BankTags';
import { practiceDictionaries } from './practice/practice-text';
import { useBanks } from './use-banks';

type Bank = Schemas['QuestionBankDto'];

export default function BankListPage() {
  const t = useDictionary(bankDictionaries);
  const query = useBanks();
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {t('heading')}
        </Typography.Title>
        <Space wrap>
          <BankButton />
          <ImportButton />
        </Space>
      </Flex>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data?.length === 0 && <Empty description={t('none')} />}
      {query.data?.map((bank) => (
        <BankCard key={bank.id} bank={bank} />
      ))}
    </>
  );
}

function BankCard({ bank }: { bank: Bank }) {
  const t = useDictionary(bankDictionaries);
  const practice = useDictionary(practiceDictionaries);
  const shown = showsQuestions(bank.reach);
  const count = bank.domains.reduce((sum, { questionCount }) => sum + questionCount, 0);
  const published = bank.domains.reduce((sum, { publishedCount }) => sum + publishedCount, 0);
  return (
    <Card
      className="console-card"
      title={shown ? <Link to={`/banks/${bank.id}`}>{bank.title}</Link> : bank.title}
      extra={
        <Space>
          {bank.isOpen && <Link to={`/banks/${bank.id}/practice`}>{practice('practise')}</Link>}
          {shown && <Link to={`/banks/${bank.id}`}>{t('open')}</Link>}
        </Space>
      }
    >
      <p>
        {bank.organisationName} · {t('total', { count, published })} <BankTags bank={bank} />
        {bank.reach !== 'own' && <Tag color="blue">{t(`${bank.reach}Only`)}</Tag>}
      </p>
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={bank.domains}
        columns={[
          {
            title: t('domain'),
            render: (_, { code, title }) =>
              shown ? <Link to={`/banks/${bank.id}?domain=${code}`}>{title}</Link> : title,
          },
          { title: t('questions'), dataIndex: 'questionCount', align: 'right', className: 'console-nowrap' },
          { title: t('published'), dataIndex: 'publishedCount', align: 'right', className: 'console-nowrap' },
        ]}
      />
    </Card>
  );
}
