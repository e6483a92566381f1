import { withColon } from '../../../../i18n/punctuation';
import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { takesImports } from '../bank-reach';
import { TickedActions } from '../actions/TickedActions';
import { bankDictionaries } from '../bank-text';
import { BulkActions } from '../bulk/BulkActions';
import { FilterBar } from './FilterBar';
import { listedOrder, neighboursOf } from './neighbours';
import { changeAddress, filtersIn, questionSorts, type QuestionFilters } from './question-filters';
import { QuestionDrawer } from './QuestionDrawer';
import { QuestionTable } from './QuestionTable';
import { useQuestions } from './use-questions';

const MAX_TICKED = 200;
/** So many questions before the end of the loaded list, more are loaded. */
const NEAR_END = 3;
const countOf = (data: ReturnType<typeof useQuestions>['data']): number =>
  data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;

/** Filters, order and the open question are in the address. */
export function QuestionList({ bank }: { bank: Schemas['QuestionBankDto'] }) {
  const t = useDictionary(bankDictionaries);
  const [address, setAddress] = useSearchParams();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const filters = filtersIn(address);
  const query = useQuestions({ bankId: bank.id, filters });
  const questions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const first = query.data?.pages[0];
  const isTicked = new Set(ticked);
  // An approved question leaves a list of what waits; who goes through it still finds the next one.
  const [kept, setKept] = useState<readonly string[]>([]);
  const order = listedOrder({ kept, loaded: questions.map(({ id }) => id) });
  const openId = address.get('question');
  const neighbours = neighboursOf({ order, id: openId });
  const isNearEnd = neighbours.position !== null && neighbours.position > order.length - NEAR_END;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage]);
  const tickFound = useMutation({
    mutationFn: async () => {
      let read = query;
      while (read.hasNextPage && countOf(read.data) < MAX_TICKED) read = await query.fetchNextPage();
      return read.data?.pages.flatMap(({ items }) => items) ?? [];
    },
    onSuccess: (found) => setTicked(found.slice(0, MAX_TICKED).map(({ id }) => id)),
  });
  const found = Math.min(first?.total ?? 0, MAX_TICKED);
  const offersFound =
    ticked.length < found && questions.length > 0 && questions.every(({ id }) => isTicked.has(id));
  const change = useCallback(
    (parts: Record<string, string | number | undefined>) =>
      setAddress((before) => changeAddress({ address: before, change: parts }), { replace: true }),
    [setAddress],
  );
  const open = useCallback((id: string) => change({ question: id }), [change]);
  const filter = useCallback((parts: QuestionFilters) => change({ ...parts }), [change]);
  return (
    <>
      <FilterBar bank={bank} filters={filters} onChange={filter} />
      <div className="question-list-head">
        <span className="question-total" role="status">
          {first && t(first.totalIsMore ? 'foundMore' : 'found', { count: first.total ?? 0 })}
        </span>
        {ticked.length > 0 && (
          <>
            <BulkActions
              bank={bank}
              questionIds={ticked}
              states={questions.flatMap(({ id, state }) => (isTicked.has(id) ? [state] : []))}
              onDone={() => setTicked([])}
            />
            {offersFound && (
              <Button type="link" loading={tickFound.isPending} onClick={() => tickFound.mutate()}>
                {t((first?.total ?? 0) > MAX_TICKED ? 'tickMost' : 'tickFound', { count: found })}
              </Button>
            )}
            <TickedActions bank={bank} questionIds={ticked} onDone={() => setTicked([])} />
          </>
        )}
        <Select
          aria-label={t('sort')}
          prefix={withColon(t('sort'))}
          value={filters.sort ?? 'code'}
          options={questionSorts.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => change({ sort: value === 'code' ? undefined : value })}
        />
      </div>
      {tickFound.error && <ErrorNotice error={tickFound.error} />}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!query.isLoadingError && (
        <QuestionTable
          bank={bank}
          questions={questions}
          loading={query.isPending}
          tickedIds={ticked}
          onTick={(ids) => setTicked(ids.slice(0, MAX_TICKED))}
          onOpen={(id) => {
            setKept(questions.map((one) => one.id));
            change({ question: id });
          }}
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
        questionId={openId}
        neighbours={neighbours}
        total={first?.total ?? null}
        mayWrite={takesImports(bank.reach)}
        onOpen={open}
        onClose={() => change({ question: undefined })}
      />
    </>
  );
}
