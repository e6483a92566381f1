import { useEffect, useState } from 'react';
import { listedOrder, neighboursOf, type Neighbours } from './neighbours';
import type { useQuestions } from './use-questions';

/** So many questions before the end of what is loaded, more are loaded. */
const NEAR_END = 3;

interface ListPlace {
  neighbours: Neighbours;
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
  const [kept, setKept] = useState<readonly string[]>([]);
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const loaded = data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
  const order = listedOrder({ kept, loaded });
  const neighbours = neighboursOf({ order, id: openId });
  const isNearEnd = neighbours.position !== null && neighbours.position > order.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage]);
  return { neighbours, keep: () => setKept(loaded) };
}
