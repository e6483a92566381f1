import type { BoardStatus } from './follow-board';

/** Whom the board shows; undefined: everybody. */
export interface BoardQuery {
  sittingId?: string;
  organisationId?: string;
  search?: string;
  statuses?: BoardStatus[];
  limit: number;
}

/** As the routes take it. */
export function queryText({ statuses, ...query }: BoardQuery): string {
  const given = Object.entries({ ...query, statuses: statuses?.join(',') }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
