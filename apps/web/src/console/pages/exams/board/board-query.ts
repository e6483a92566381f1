import type { BoardStatus } from './follow-board';

/** Filter of the board; undefined fields do not filter. */
export interface BoardQuery {
  sittingId?: string;
  siteId?: string;
  sittingRoomId?: string;
  organisationId?: string;
  search?: string;
  statuses?: BoardStatus[];
  limit: number;
}

/** The query string of the routes. */
export function queryText({ statuses, ...query }: BoardQuery): string {
  const given = Object.entries({ ...query, statuses: statuses?.join(',') }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
