import { useEffect, useState } from 'react';
import { listedOrder, neighboursOf, type Neighbours } from './neighbours';
import type { useQuestions } from './use-questions';

/** So many questions before the end of what is loaded, more are loaded. */
const NEAR_END = 3;

interface ListPlace {
  neighbours: Neighbours;
  /** Of the list when the going through began; null while it is loading. */
  total: number | null;
  /** Keeps the order of the list while somebody goes through it. */
  keep: () => void;
}

/** The place of the open question in the list. A question that is approved leaves a list of what waits, but keeps its place here. */
export function useListPlace({
  query,
  openId,
}: {
  query: ReturnType<typeof useQuestions>;
  openId: string | null;
}): ListPlace {
  const [kept, setKept] = useState<{ ids: readonly string[]; total: number | null }>({ ids: [], total: null });
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const loaded = data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
  const order = listedOrder({ kept: kept.ids, loaded });
  const neighbours = neighboursOf({ order, id: openId });
  const isNearEnd = neighbours.position !== null && neighbours.position > order.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage]);
  const total = data?.pages[0]?.total ?? null;
  return { neighbours, total: kept.total ?? total, keep: () => setKept({ ids: loaded, total }) };
}
