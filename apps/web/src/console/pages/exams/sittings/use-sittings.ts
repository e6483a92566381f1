import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../console-api';

export const useSittings = (examId: string) =>
  useQuery({
    queryKey: ['exams', examId, 'sittings'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/sittings', { params: { path: { examId } } })),
  });
