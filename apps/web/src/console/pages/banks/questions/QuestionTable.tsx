import { plainText } from '@sunflower/content/markdown';
import { Button, Flex, Table, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { formatDate, formatTimeWithSeconds } from '../../../../i18n/format-time';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { bankDictionaries } from '../bank-text';
import { stateColours } from './question-filters';
import { nameOfType, questionDictionaries } from './question-text';

type Question = Schemas['QuestionSummaryDto'];

interface QuestionTableProps {
  bank: Schemas['QuestionBankDto'];
  questions: Question[];
  loading: boolean;
  /** Shown where no question is. */
  empty: ReactNode;
  tickedIds: readonly string[];
  onTick: (ids: string[]) => void;
  onOpen: (id: string) => void;
}

export function QuestionTable({ bank, questions, loading, empty, tickedIds, onTick, onOpen }: QuestionTableProps) {
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
      responsive: ['sm'],
    },
    {
      // On a phone a question has one column.
      title: t('stem'),
      render: (_, { id, code, state, stem, knowledgePoint }) => (
        <>
          <Flex justify="space-between" align="center" gap="small">
            <Button type="link" size="small" className="console-link" onClick={() => onOpen(id)}>
              {code}
            </Button>
            <Tag color={stateColours[state]}>{named(state)}</Tag>
          </Flex>
          <Stem stem={stem} knowledgePoint={knowledgePoint} />
        </>
      ),
      responsive: ['xs'],
    },
    {
      title: t('stem'),
      render: (_, { stem, knowledgePoint }) => <Stem stem={stem} knowledgePoint={knowledgePoint} />,
      responsive: ['sm'],
    },
    { title: t('domain'), render: (_, { domainCode }) => domains.get(domainCode) ?? domainCode, responsive: ['lg'] },
    {
      title: t('type'),
      render: (_, { type, format }) => (
        <>
          {named(nameOfType({ type, format }))} {format && <Tag>{format}</Tag>}
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
    {
      title: t('state'),
      render: (_, { state }) => <Tag color={stateColours[state]}>{named(state)}</Tag>,
      responsive: ['sm'],
    },
    {
      title: t('changed'),
      render: (_, { updatedAt }) => <span title={formatTimeWithSeconds(updatedAt)}>{formatDate(updatedAt)}</span>,
      responsive: ['xl'],
      className: 'console-nowrap',
    },
  ];
  return (
    <Table<Question>
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={questions}
      locale={{ emptyText: empty }}
      rowSelection={{
        selectedRowKeys: [...tickedIds],
        onChange: (keys) => onTick(keys as string[]),
        getCheckboxProps: ({ code }) => ({ 'aria-label': t('tick', { code }) }) as object,
        getTitleCheckboxProps: () => ({ 'aria-label': t('tickAll') }) as object,
        preserveSelectedRowKeys: true,
      }}
    />
  );
}

const Stem = ({ stem, knowledgePoint }: Pick<Question, 'stem' | 'knowledgePoint'>) => (
  <div className="console-clamp">
    <span>{plainText(stem)}</span>
    <small>{knowledgePoint}</small>
  </div>
);
