import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../console-api';

export const useKnowledgeTree = (bankId: string) =>
  useQuery({
    queryKey: ['banks', bankId, 'knowledge-points'],
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/knowledge-points', { params: { path: { id: bankId } } })),
  });
