import { MoreButton } from '../../../lists/MoreButton';
import { withColon } from '../../../../i18n/punctuation';
import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { bankDictionaries } from '../bank-text';
import { FilterBar } from './FilterBar';
import { FirstSteps } from './FirstSteps';
import { ListActions, MAX_TICKED } from './ListActions';
import { changeAddress, filtersIn, questionSorts, type QuestionFilters } from './question-filters';
import { QuestionDrawer } from './QuestionDrawer';
import { QuestionTable } from './QuestionTable';
import { useListPlace } from './use-list-place';
import { useQuestions } from './use-questions';

/** Filters, order and the open question are in the address. */
export function QuestionList({ bank }: { bank: Schemas['QuestionBankDto'] }) {
  const t = useDictionary(bankDictionaries);
  const [address, setAddress] = useSearchParams();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const filters = filtersIn(address);
  const openId = address.get('question');
  const query = useQuestions({ bankId: bank.id, filters });
  const { neighbours, total, keep } = useListPlace({ query, openId });
  const questions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const first = query.data?.pages[0];
  const isEmptyBank = bank.domains.every(({ questionCount }) => questionCount === 0);
  const change = useCallback(
    (parts: Record<string, string | number | undefined>) =>
      setAddress((before) => changeAddress({ address: before, change: parts }), { replace: true }),
    [setAddress],
  );
  const filter = useCallback((parts: QuestionFilters) => change({ ...parts }), [change]);
  const open = useCallback((id: string) => change({ question: id }), [change]);
  return (
    <>
      <FilterBar bank={bank} filters={filters} onChange={filter} />
      <div className="question-list-head">
        <span className="question-total" role="status">
          {first && t(first.totalIsMore ? 'foundMore' : 'found', { count: first.total ?? 0 })}
        </span>
        <ListActions bank={bank} query={query} ticked={ticked} onTick={setTicked} />
        <Select
          aria-label={t('sort')}
          prefix={withColon(t('sort'))}
          value={filters.sort ?? 'code'}
          options={questionSorts.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => change({ sort: value === 'code' ? undefined : value })}
        />
      </div>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <QuestionTable
          bank={bank}
          questions={questions}
          loading={query.isPending}
          empty={isEmptyBank ? <FirstSteps bank={bank} /> : t('nothing')}
          tickedIds={ticked}
          onTick={(ids) => setTicked(ids.slice(0, MAX_TICKED))}
          onOpen={(id) => {
            keep();
            open(id);
          }}
        />
      )}
      <MoreButton query={query} label={t('more')} />
      {!query.hasNextPage && questions.length > 0 && (
        <p className="console-end">{t('allShown', { count: questions.length })}</p>
      )}
      <QuestionDrawer
        questionId={openId}
        neighbours={neighbours}
        total={total}
        mayWrite={takesImports(bank.reach)}
        onOpen={open}
        onClose={() => change({ question: undefined })}
      />
    </>
  );
}
