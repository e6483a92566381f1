import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok, type Schemas } from '../../../console-api';

export type Application = Schemas['ApplicationDto'];
export type ApplicationState = Application['state'];
export type Decision = Schemas['DecideApplicationsBody']['decision'];

export const useRegistrationPages = (examId: string) =>
  useQuery({
    queryKey: ['exams', examId, 'self-registrations'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/self-registrations', { params: { path: { examId } } })),
  });

export const useApplications = ({
  examId,
  state,
  search,
}: {
  examId: string;
  state: ApplicationState | undefined;
  search: string;
}) =>
  useInfiniteQuery({
    queryKey: ['exams', examId, 'applications', state, search],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/exams/{examId}/applications', {
          params: { path: { examId }, query: { state, search: search || undefined, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });

export function useDecide(examId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['DecideApplicationsBody']) =>
      ok(api.POST('/api/v1/exams/{examId}/applications/decide', { params: { path: { examId } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: ['exams', examId] }),
  });
}
