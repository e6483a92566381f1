import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { TickedActions } from '../actions/TickedActions';
import { bankDictionaries } from '../bank-text';
import { BulkActions } from '../bulk/BulkActions';
import type { useQuestions } from './use-questions';

/** A bulk act takes no more. */
export const MAX_TICKED = 200;

interface ListActionsProps {
  bank: Schemas['QuestionBankDto'];
  query: ReturnType<typeof useQuestions>;
  ticked: readonly string[];
  onTick: (ids: string[]) => void;
}

/** What can be done with the selected questions; with all shown selected, also those that are not loaded yet. */
export function ListActions({ bank, query, ticked, onTick }: ListActionsProps) {
  const t = useDictionary(bankDictionaries);
  const shown = itemsOf(query.data);
  const total = query.data?.pages[0]?.total ?? 0;
  const isTicked = new Set(ticked);
  const tickFound = useMutation({
    mutationFn: async () => {
      let read = query;
      while (read.hasNextPage && itemsOf(read.data).length < MAX_TICKED) read = await query.fetchNextPage();
      if (read.error) throw read.error;
      return itemsOf(read.data);
    },
    onSuccess: (found) => onTick(found.slice(0, MAX_TICKED).map(({ id }) => id)),
  });
  if (ticked.length === 0) return null;
  const most = Math.min(total, MAX_TICKED);
  const offersFound = ticked.length < most && shown.length > 0 && shown.every(({ id }) => isTicked.has(id));
  const acted = { bank, questionIds: ticked, onDone: () => onTick([]) };
  return (
    <>
      {offersFound && (
        <Button type="link" loading={tickFound.isPending} onClick={() => tickFound.mutate()}>
          {t(total > MAX_TICKED ? 'tickMost' : 'tickFound', { count: most })}
        </Button>
      )}
      <BulkActions {...acted} states={shown.flatMap(({ id, state }) => (isTicked.has(id) ? [state] : []))} />
      <TickedActions {...acted} />
      {tickFound.error && <ErrorNotice error={tickFound.error} />}
    </>
  );
}

const itemsOf = (data: ReturnType<typeof useQuestions>['data']) => data?.pages.flatMap(({ items }) => items) ?? [];
