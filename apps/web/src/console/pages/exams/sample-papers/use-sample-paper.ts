import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../console-api';

/** A sample paper with its keys. It changes only with the exam or its bank. */
export const useSamplePaper = ({ examId, number }: { examId: string; number: number }) =>
  useQuery({
    queryKey: ['exams', examId, 'sample-papers', number],
    queryFn: () =>
      ok(api.GET('/api/v1/exams/{examId}/sample-papers/{number}', { params: { path: { examId, number } } })),
    // Another paper while somebody answers this one would lose the answers.
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

export const SAMPLE_NUMBERS = [1, 2, 3] as const;
