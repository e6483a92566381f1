import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../console-api';

const LOOK_AGAIN_MS = 5_000;

/** How many papers are prepared before opening; polled until all are. */
export const usePapersReady = (examId: string, isWanted: boolean) =>
  useQuery({
    queryKey: ['exams', examId, 'papers'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/papers', { params: { path: { examId } } })),
    enabled: isWanted,
    refetchInterval: ({ state: { data } }) => (data && data.prepared >= data.registered ? false : LOOK_AGAIN_MS),
  });

export const useSittings = (examId: string) =>
  useQuery({
    queryKey: ['exams', examId, 'sittings'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/sittings', { params: { path: { examId } } })),
  });
