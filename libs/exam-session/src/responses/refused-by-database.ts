import { describeError, isDataError, type Log } from '@sunflower/platform';
import { ResponseNotStorable } from '../exam-session.errors';
import type { NewResponse } from '../session/exam-session.repository';

/** The error of a request that was tried alone: `ResponseNotStorable` if the database refuses its content. */
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
