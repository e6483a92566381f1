import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Empty, Spin, Table, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { bankDictionaries } from '../bank-text';
import { questionTypes } from '../questions/question-filters';
import { questionDictionaries } from '../questions/question-text';
import { useBanks } from '../use-banks';
import { Bars } from './Bars';
import { compositionDictionaries } from './composition-text';

type Composition = Schemas['BankCompositionDto'];
type Bank = Schemas['QuestionBankDto'];

/** The composition of a bank: charts first, figures below. */
export default function CompositionPage() {
  const t = useDictionary(compositionDictionaries);
  const named = useDictionary(bankDictionaries);
  const { bankId = '' } = useParams();
  const bank = useBanks().data?.find(({ id }) => id === bankId);
  const query = useQuery({
    queryKey: ['banks', bankId, 'composition'],
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/composition', { params: { path: { id: bankId } } })),
  });
  return (
    <>
      <Breadcrumb
        items={[
          { title: <Link to="/banks">{named('heading')}</Link> },
          { title: <Link to={`/banks/${bankId}`}>{bank?.title ?? '—'}</Link> },
          { title: t('heading') },
        ]}
      />
      <Typography.Title level={2}>{t('heading')}</Typography.Title>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data?.questionCount === 0 && <Empty description={t('none')} />}
      {query.data && bank && query.data.questionCount > 0 && <Plots bank={bank} composition={query.data} />}
    </>
  );
}

function Plots({ bank, composition }: { bank: Bank; composition: Composition }) {
  const t = useDictionary(compositionDictionaries);
  const named = useDictionary(questionDictionaries);
  const { questionCount, cells, letters, lengths, sourceAges, withoutSource } = composition;
  const sum = (has: (cell: Composition['cells'][number]) => boolean): number =>
    cells.filter(has).reduce((total, { count }) => total + count, 0);
  const band = ({ from, to }: { from: number; to: number | null }): string =>
    to === null ? t('andMore', { from }) : `${from}–${to}`;
  return (
    <>
      <p>{t('of', { count: questionCount })}</p>
      <div className="plots">
        <Bars
          title={t('byDomain')}
          bars={bank.domains.map(({ code, title }) => ({ label: title, count: sum((one) => one.domainCode === code) }))}
        />
        <Bars
          title={t('byType')}
          bars={questionTypes.map((type) => ({ label: named(type), count: sum((one) => one.type === type) }))}
        />
        <Bars
          title={t('byDifficulty')}
          bars={[1, 2, 3, 4, 5].map((level) => ({
            label: named('difficultyOf', { difficulty: level }),
            count: sum((one) => one.difficulty === level),
          }))}
        />
        <Bars title={t('letters')} bars={letters.map(({ letter, count }) => ({ label: letter, count }))} />
        <Bars title={t('lengths')} bars={lengths.map((one) => ({ label: band(one), count: one.count }))} />
        <Bars
          title={t('ages')}
          bars={[
            ...sourceAges.map((one) => ({ label: band(one), count: one.count })),
            { label: t('noSource'), count: withoutSource },
          ]}
        />
      </div>
      <CellTable bank={bank} cells={cells} />
    </>
  );
}

/** Rows by domain and type, columns by difficulty; each number links to its questions. */
function CellTable({ bank, cells }: { bank: Bank; cells: Composition['cells'] }) {
  const t = useDictionary(compositionDictionaries);
  const named = useDictionary(questionDictionaries);
  const rows = bank.domains.flatMap(({ code, title }) =>
    questionTypes.flatMap((type) => {
      const own = cells.filter((cell) => cell.domainCode === code && cell.type === type);
      return own.length === 0 ? [] : [{ key: `${code} ${type}`, code, title, type, own }];
    }),
  );
  return (
    <Table
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={rows}
      title={() => t('numbers')}
      columns={[
        { title: t('domain'), dataIndex: 'title' },
        { title: t('type'), render: (_, { type }) => named(type), className: 'console-nowrap' },
        ...[1, 2, 3, 4, 5].map((level) => ({
          title: t('level', { level }),
          align: 'right' as const,
          render: (_: unknown, { code, type, own }: (typeof rows)[number]) => {
            const count = own.find(({ difficulty }) => difficulty === level)?.count ?? 0;
            const address = `/banks/${bank.id}?domain=${code}&type=${type}&difficulty=${level}`;
            return count === 0 ? '0' : <Link to={address}>{count}</Link>;
          },
        })),
      ]}
    />
  );
}
