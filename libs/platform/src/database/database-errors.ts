import { DomainError } from '../errors/errors';

interface DriverError {
  code?: string;
  errno?: number;
  sqlState?: string;
}

const driverError = (error: unknown): DriverError =>
  ((error as { driverError?: DriverError }).driverError ?? error ?? {}) as DriverError;

export function isDuplicateKey(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}

export function isMissingTable(error: unknown): boolean {
  return driverError(error).errno === 1146 || /no such table/.test(String((error as Error | undefined)?.message));
}

// 1213 deadlock, 1205 lock wait timeout, 1020 row changed since read (MariaDB 11.6+).
const TRANSIENT = new Set([1213, 1205, 1020]);

/** The transaction was rolled back, but not because of its data; it may be run again as a whole. */
export function isTransient(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return (errno !== undefined && TRANSIENT.has(errno)) || code === 'SQLITE_BUSY';
}

const LOST = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'POOL_CLOSED',
]);

/** The database is unreachable or the connection was lost; whether the last commit took effect is unknown. */
function isConnectionLost(error: unknown): boolean {
  const { code } = driverError(error);
  return (
    (code !== undefined && LOST.has(code)) ||
    /closed state|Pool is closed|Connection lost/i.test(String((error as Error | undefined)?.message))
  );
}

// 1021 disk full, 1114 table full, 1637 no room for an undo log; other cases carry the message of the operating system.
const FULL = new Set([1021, 1114, 1637]);

/** The disk of the database is full: the transaction changed nothing, and may succeed once there is room. */
export function isDiskFull(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return (
    (errno !== undefined && FULL.has(errno)) ||
    code === 'SQLITE_FULL' ||
    /No space left on device|error 28\b|err(?:no|code): 28\b/i.test(String((error as Error | undefined)?.message))
  );
}

/** The database accepts no writes now, whatever their data; the same write may succeed later. */
export const isUnavailable = (error: unknown): boolean => isConnectionLost(error) || isDiskFull(error);

// SQLSTATE classes for faults in a row's data: 22 data exception, 23 integrity constraint, 45 a trigger's own error.
const DATA_CLASSES = /^(22|23|45)/;
// 1366 text that the column cannot hold; MySQL reports it under the general class HY000.
const WRONG_TEXT = 1366;

/**
 * The database refuses the data of a row and always will; not caused by missing space, rights, tables or connections.
 */
export function isDataError(error: unknown): boolean {
  const { code, errno, sqlState } = driverError(error);
  return (
    DATA_CLASSES.test(sqlState ?? '') || errno === WRONG_TEXT || /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(code ?? '')
  );
}

export class DatabaseUnavailable extends DomainError {
  readonly code = 'OVERLOADED';
  readonly kind = 'overloaded';
  override readonly retryAfterSeconds = 2;

  constructor() {
    super('The database takes nothing at the moment; keep the data and try again.');
  }
}
