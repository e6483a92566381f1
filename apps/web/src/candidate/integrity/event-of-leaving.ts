import type { IntegrityEvent } from '../../api/candidate-contract';

/** A reload is not leaving; closing the page or navigating away is. */
export function eventOfLeaving({ leftAt, reloaded }: { leftAt: string | null; reloaded: boolean }): IntegrityEvent[] {
  return leftAt === null ? [] : [{ kind: reloaded ? 'page_reloaded' : 'page_hidden', at: leftAt }];
}

/** Whether this page was opened by a reload. */
export function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload';
}
