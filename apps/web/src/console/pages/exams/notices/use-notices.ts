import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, ok, type Schemas } from '../../../console-api';

export type Batch = Schemas['NoticeBatchDto'];
/** What the list can be narrowed to, as it stands in the address. */
export const BATCH_FILTERS = [
  'scheduled',
  'gathering',
  'sending',
  'standing',
  'stopped',
  'done',
  'undelivered',
] as const;
type BatchFilter = (typeof BATCH_FILTERS)[number];
export type NoticeStateFilter = Schemas['NoticeDto']['state'] | 'undelivered';

const LOOK_AGAIN_MS = 2_000;

export const noticesKey = (examId: string) => ['exams', examId, 'notices'] as const;

const isMoving = ({ state, lostCodes }: Batch): boolean => (state === 'gathering' || state === 'sending') && !lostCodes;

/** Asked again while something is being sent. */
export const useNotices = (
  examId: string,
  { enabled = true, state }: { enabled?: boolean; state?: BatchFilter | undefined } = {},
) =>
  useQuery({
    queryKey: [...noticesKey(examId), 'list', state ?? ''],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/notices', { params: { path: { examId }, query: { state } } })),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.batches.some(isMoving) ? LOOK_AGAIN_MS : false),
  });

export const useNoticePeople = ({
  examId,
  batchId,
  state,
}: {
  examId: string;
  batchId: string;
  state: NoticeStateFilter | undefined;
}) =>
  useInfiniteQuery({
    queryKey: [...noticesKey(examId), batchId, 'people', state ?? ''],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/notices/{batchId}/people', {
          params: { path: { examId, batchId }, query: { state, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });

export const useNoticeRecords = ({ examId, batchId }: { examId: string; batchId: string }) =>
  useInfiniteQuery({
    queryKey: [...noticesKey(examId), batchId, 'records'],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/notices/{batchId}/records', {
          params: { path: { examId, batchId }, query: { after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
    // Each reading is on record.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
