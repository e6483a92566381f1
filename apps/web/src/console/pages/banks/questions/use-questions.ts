import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, ok } from '../../../console-api';
import type { QuestionFilters } from './question-filters';

/** The questions of a bank, page by page; the previous result stays while a new search is loading. */
export function useQuestions({ bankId, filters }: { bankId: string; filters: QuestionFilters }) {
  return useInfiniteQuery({
    queryKey: ['banks', bankId, 'questions', filters],
    queryFn: ({ pageParam, signal }) =>
      ok(
        api.GET('/api/v1/question-banks/{id}/questions', {
          params: { path: { id: bankId }, query: { ...filters, after: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
    placeholderData: keepPreviousData,
  });
}
