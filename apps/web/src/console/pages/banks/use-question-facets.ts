import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../console-api';

/** What the questions of a bank are filtered by, beside what every bank has. */
export const useQuestionFacets = (bankId: string) =>
  useQuery({
    queryKey: ['banks', bankId, 'facets'],
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/question-facets', { params: { path: { id: bankId } } })),
  });
