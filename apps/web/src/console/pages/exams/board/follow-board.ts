import type { Schemas } from '../../../console-api';

export type Board = Schemas['BoardDto'];
export type BoardRow = Schemas['BoardRowDto'];
export type BoardStatus = BoardRow['status'];

/** A `change` event of the stream; missing fields stay as they were. */
export type BoardChange = { at: string; order?: string[] } & Partial<
  Pick<Board, 'counts' | 'total' | 'trend' | 'rows'>
>;

/** States that need attention, most urgent first. */
export const NEEDS: BoardStatus[] = ['locked', 'hand_raised', 'silent', 'clock_off', 'running_out'];
export const STATUSES: BoardStatus[] = [
  ...NEEDS,
  'answering',
  'not_started',
  'absent',
  'deferred',
  'timed_out',
  'submitted',
  'closed',
  'voided',
];

/** The board after a change; rows keep their order unless a new one is given. */
export function followed(board: Board, { at, order, rows: changed = [], ...rest }: BoardChange): Board {
  const known = new Map(board.rows.map((row) => [row.registrationId, row]));
  for (const row of changed) known.set(row.registrationId, row);
  const ids = order ?? board.rows.map(({ registrationId }) => registrationId);
  return { ...board, ...rest, at, rows: ids.flatMap((id) => known.get(id) ?? []) };
}

export const countOf = (counts: Board['counts'], statuses: readonly BoardStatus[]): number =>
  statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

/** `47:52`, `1:02:07`; never below zero. */
export function shownSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
