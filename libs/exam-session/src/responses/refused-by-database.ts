import { describeError, isDataError, type Log } from '@sunflower/platform';
import { ResponseNotStorable } from '../exam-session.errors';
import type { NewResponse } from '../session/exam-session.repository';

/** What a request that was tried alone is told: that it cannot be stored when the database refuses what it holds, else the error as it is. */
export function refusedByDatabase({
  error,
  sessionId,
  rows,
  log,
}: {
  error: unknown;
  sessionId: string;
  rows: readonly NewResponse[];
  log: Log;
}): Error {
  if (rows.length === 0 || !isDataError(error)) return error as Error;
  log.error('response.refused-by-database', { sessionId, ...describeError(error) });
  return new ResponseNotStorable({ itemNumber: rows.length === 1 ? (rows[0] as NewResponse).itemNumber : null });
}
