import { useEffect, useMemo, useState } from 'react';
import type { PaperItem, Response } from '../../../api/candidate-contract';
import type { Folding } from './folding';

type Rules = typeof import('./folding');

const tries = 3;
const pauseMs = 1_000;

/**
 * `waiting` until the rules of unfolding cases are loaded, for a paper with such a case. Where they cannot be loaded, the
 * paper is shown with all its questions, because a candidate must never be kept from answering.
 */
export function useFolding({ items, answers }: { items: PaperItem[]; answers: ReadonlyMap<number, Response> }): {
  folding: Folding | null;
  waiting: boolean;
} {
  const isWanted = useMemo(() => items.some(({ unfolding }) => unfolding), [items]);
  const [rules, setRules] = useState<Rules | 'waiting' | null>('waiting');
  useEffect(() => {
    if (isWanted) void loadRules().then(setRules);
  }, [isWanted]);
  const loaded = isWanted && rules !== 'waiting' ? rules : null;
  return {
    folding: useMemo(() => loaded && loaded.foldingOf({ items, answers }), [loaded, items, answers]),
    waiting: isWanted && rules === 'waiting',
  };
}

function loadRules(attempt = 1): Promise<Rules | null> {
  return import('./folding').catch(async () => {
    if (attempt === tries) return null;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return loadRules(attempt + 1);
  });
}
