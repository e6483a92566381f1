import type { IntegrityEvent } from '../../api/candidate-contract';

/** Who loads the page anew has not left it; who closed it or went elsewhere in its tab has. */
export function eventOfLeaving({ leftAt, reloaded }: { leftAt: string | null; reloaded: boolean }): IntegrityEvent[] {
  return leftAt === null ? [] : [{ kind: reloaded ? 'page_reloaded' : 'page_hidden', at: leftAt }];
}

/** How this page was come to. */
export function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload';
}
