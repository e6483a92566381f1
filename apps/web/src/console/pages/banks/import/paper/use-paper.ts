import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { api, ok, type Schemas } from '../../../../console-api';

export type Paper = Schemas['PaperImportDto'];
export type PaperItem = Schemas['ImportItemDto'];
export type PaperGroup = Schemas['ImportGroupDto'];
type ItemPage = Schemas['ImportItemPageDto'];

export const SHOWN = ['all', 'good', 'open', 'warned', 'duplicate', 'skipped', 'stored'] as const;
export type Shown = (typeof SHOWN)[number];

export interface PaperIds {
  bankId: string;
  importId: string;
}

const ASKED_AGAIN_MS = 600;
const isBusy = (paper: Paper | undefined): boolean => paper?.state === 'reading' || paper?.state === 'storing';

const keyOf = ({ bankId, importId }: PaperIds) => ['banks', bankId, 'papers', importId];
const path = ({ bankId, importId }: PaperIds) => ({ id: bankId, importId });

export function usePaper(ids: PaperIds) {
  return useQuery({
    queryKey: keyOf(ids),
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/paper-imports/{importId}', { params: { path: path(ids) } })),
    refetchInterval: ({ state }) => isBusy(state.data) && ASKED_AGAIN_MS,
  });
}

export function usePaperItems({ shown, ...ids }: PaperIds & { shown: Shown }) {
  return useInfiniteQuery({
    queryKey: [...keyOf(ids), 'items', shown],
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/question-banks/{id}/paper-imports/{importId}/items', {
          params: { path: path(ids), query: { filter: shown, after: pageParam } },
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextAfter }) => nextAfter ?? undefined,
  });
}

/** The imports of a bank, newest first. */
export function usePapers(bankId: string) {
  return useQuery({
    queryKey: ['banks', bankId, 'papers'],
    queryFn: () => ok(api.GET('/api/v1/question-banks/{id}/paper-imports', { params: { path: { id: bankId } } })),
  });
}

export function useStartPaper({ bankId, onStarted }: { bankId: string; onStarted: (importId: string) => void }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: { file: File } | { text: string; name: string }) => {
      if ('text' in given)
        return ok(
          api.POST('/api/v1/question-banks/{id}/paper-imports/text', {
            params: { path: { id: bankId } },
            body: given,
          }),
        );
      const form = new FormData();
      form.set('file', given.file);
      // Send the form with the file: OpenAPI describes a file as a string, so the typed body is a dummy.
      return ok(
        api.POST('/api/v1/question-banks/{id}/paper-imports', {
          params: { path: { id: bankId } },
          body: { file: '' },
          bodySerializer: () => form,
        }),
      );
    },
    onSuccess: (paper) => {
      client.setQueryData(keyOf({ bankId, importId: paper.id }), paper);
      void client.invalidateQueries({ queryKey: ['banks', bankId, 'papers'], exact: true });
      onStarted(paper.id);
    },
  });
}

/** For changes to the whole import: refetches everything shown about it. */
function useWhole<Given, Answer>(ids: PaperIds, change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Also after a refusal, which means that the state has changed on the server.
    onSettled: () => client.invalidateQueries({ queryKey: ['banks', ids.bankId] }),
  });
}

export const useSettle = (ids: PaperIds) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ImportSettingsDto']) =>
      ok(
        api.PUT('/api/v1/question-banks/{id}/paper-imports/{importId}/settings', { params: { path: path(ids) }, body }),
      ),
    onSuccess: (paper) => client.setQueryData(keyOf(ids), paper),
  });
};

export const useStore = (ids: PaperIds) =>
  useWhole(ids, (body: Schemas['StoreOrderDto']) =>
    ok(api.POST('/api/v1/question-banks/{id}/paper-imports/{importId}/store', { params: { path: path(ids) }, body })),
  );

export const useAlike = (ids: PaperIds) =>
  useWhole(ids, (body: Schemas['AlikeDto']) =>
    ok(api.POST('/api/v1/question-banks/{id}/paper-imports/{importId}/alike', { params: { path: path(ids) }, body })),
  );

/** For changes to one question: replaces it in place in the list. */
function useOne<Given extends { position: number }>(ids: PaperIds, change: (given: Given) => Promise<PaperItem>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (item) => {
      client.setQueriesData<InfiniteData<ItemPage>>(
        { queryKey: [...keyOf(ids), 'items'] },
        (data) => data && replaced({ data, item }),
      );
      await client.invalidateQueries({ queryKey: keyOf(ids), exact: true });
      // Other questions of its group may have changed with it.
      if (item.groupNumber !== null) await client.invalidateQueries({ queryKey: [...keyOf(ids), 'items'] });
    },
  });
}

const replaced = ({ data, item }: { data: InfiniteData<ItemPage>; item: PaperItem }): InfiniteData<ItemPage> => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    items: page.items.map((one) => (one.position === item.position ? item : one)),
  })),
});

export const useMend = (ids: PaperIds) =>
  useOne(ids, ({ position, body }: { position: number; body: Schemas['MendedQuestionDto'] }) =>
    ok(
      api.PUT('/api/v1/question-banks/{id}/paper-imports/{importId}/items/{position}', {
        params: { path: { ...path(ids), position } },
        body,
      }),
    ),
  );

export const useSkip = (ids: PaperIds) =>
  useOne(ids, ({ position, skipped }: { position: number; skipped: boolean }) =>
    ok(
      api.POST('/api/v1/question-banks/{id}/paper-imports/{importId}/items/{position}/skip', {
        params: { path: { ...path(ids), position } },
        body: { skipped },
      }),
    ),
  );
