import { ImportOutlined } from '@ant-design/icons';
import { plainText } from '@sunflower/content/markdown';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Breadcrumb, Button, Flex, Space, Spin, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDictionary } from '../../use-text';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { BankActions } from './actions/BankActions';
import { TickedActions } from './actions/TickedActions';
import { showsQuestions, takesImports } from './bank-reach';
import { bankDictionaries } from './bank-text';
import { useBanks } from './use-banks';
import { LinkButton } from '../../LinkButton';
import { BankButton } from './editor/BankForm';
import { editorDictionaries } from './editor/editor-text';
import { MyDrafts } from './editor/MyDrafts';
import { FilterBar } from './questions/FilterBar';
import { paperDictionaries } from './import/paper/paper-text';
import { changeAddress, filtersIn, stateColours, type QuestionFilters } from './questions/question-filters';
import { nameOfType, questionDictionaries } from './questions/question-text';
import { QuestionDrawer } from './questions/QuestionDrawer';
import { BankSharing } from './sharing/BankSharing';

type Bank = Schemas['QuestionBankDto'];
type Question = Schemas['QuestionSummaryDto'];

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

function useQuestions({ bankId, filters }: { bankId: string; filters: QuestionFilters }) {
  return useInfiniteQuery({
    queryKey: ['banks', bankId, 'questions', filters],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/question-banks/{id}/questions', {
          params: { path: { id: bankId }, query: { ...filters, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
}

/** Filters and the opened question stand in the address. */
function Questions({ bank }: { bank: Bank }) {
  const t = useDictionary(bankDictionaries);
  const written = useDictionary(editorDictionaries);
  const papers = useDictionary(paperDictionaries);
  const [address, setAddress] = useSearchParams();
  const filters = filtersIn(address);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const query = useQuestions({ bankId: bank.id, filters });
  const questions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const change = (parts: Record<string, string | undefined>) =>
    setAddress((before) => changeAddress({ address: before, change: parts }), { replace: true });
  return (
    <>
      <Flex wrap justify="space-between" align="center" gap="small" className="console-card">
        <Typography.Title level={2} className="console-title">
          {bank.title}
        </Typography.Title>
        <Space wrap>
          {bank.mayShare && <BankSharing bank={bank} />}
          {takesImports(bank.reach) && <BankButton bank={bank} />}
          <BankActions bank={bank} filters={filters} />
          {takesImports(bank.reach) && (
            <LinkButton icon={<ImportOutlined />} to={`/banks/${bank.id}/import`}>
              {papers('importPaper')}
            </LinkButton>
          )}
          {takesImports(bank.reach) && (
            <LinkButton type="primary" to={newQuestionAddress({ bankId: bank.id, domain: filters.domain })}>
              {written('newQuestion')}
            </LinkButton>
          )}
        </Space>
      </Flex>
      {takesImports(bank.reach) && <MyDrafts bankId={bank.id} />}
      <FilterBar domains={bank.domains} filters={filters} onChange={(parts) => change({ ...parts })} />
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      <TickedActions bank={bank} ticked={ticked} onUntick={() => setTicked([])} />
      {!query.isLoadingError && (
        <QuestionTable
          bank={bank}
          ticked={ticked}
          onTick={setTicked}
          questions={questions}
          loading={query.isPending}
          onOpen={(id) => change({ question: id })}
        />
      )}
      {query.hasNextPage && (
        <Button
          block
          className="console-more"
          onClick={() => void query.fetchNextPage()}
          loading={query.isFetchingNextPage}
        >
          {t('more')}
        </Button>
      )}
      {!query.hasNextPage && questions.length > 0 && (
        <p className="console-end">{t('allShown', { count: questions.length })}</p>
      )}
      <QuestionDrawer
        questionId={address.get('question')}
        mayWrite={takesImports(bank.reach)}
        onOpen={(id) => change({ question: id })}
        onClose={() => change({ question: undefined })}
      />
    </>
  );
}

const newQuestionAddress = ({ bankId, domain }: { bankId: string; domain?: string }): string =>
  `/banks/${bankId}/questions/new${domain === undefined ? '' : `?domain=${encodeURIComponent(domain)}`}`;

function QuestionTable({
  bank,
  ticked,
  onTick,
  questions,
  loading,
  onOpen,
}: {
  bank: Bank;
  ticked: readonly string[];
  onTick: (ids: readonly string[]) => void;
  questions: Question[];
  loading: boolean;
  onOpen: (id: string) => void;
}) {
  const t = useDictionary(bankDictionaries);
  const named = useDictionary(questionDictionaries);
  const domains = new Map(bank.domains.map(({ code, title }) => [code, title]));
  const columns: TableColumnsType<Question> = [
    {
      title: t('code'),
      render: (_, { id, code }) => (
        <Button type="link" size="small" className="console-link" onClick={() => onOpen(id)}>
          {code}
        </Button>
      ),
      className: 'console-nowrap',
    },
    {
      title: t('stem'),
      render: (_, { stem, knowledgePoint }) => (
        <div className="console-clamp">
          <span>{plainText(stem)}</span>
          <small>{knowledgePoint}</small>
        </div>
      ),
    },
    { title: t('domain'), render: (_, { domainCode }) => domains.get(domainCode) ?? domainCode, responsive: ['lg'] },
    {
      title: t('type'),
      render: (_, { type, format }) => (
        <>
          {named(nameOfType({ type, format }))}
          {format && <Tag>{format}</Tag>}
        </>
      ),
      responsive: ['sm'],
      className: 'console-nowrap',
    },
    {
      title: t('difficulty'),
      dataIndex: 'difficulty',
      align: 'right',
      responsive: ['md'],
      className: 'console-nowrap',
    },
    { title: t('state'), render: (_, { state }) => <Tag color={stateColours[state]}>{named(state)}</Tag> },
  ];
  return (
    <Table<Question>
      rowKey="id"
      size="small"
      rowSelection={{
        selectedRowKeys: [...ticked],
        preserveSelectedRowKeys: true,
        onChange: (keys) => onTick(keys as string[]),
      }}
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={questions}
      locale={{ emptyText: t('nothing') }}
    />
  );
}
