import { DomainError } from '../errors';

interface DriverError {
  code?: string;
  errno?: number;
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

// 1213 deadlock, 1205 lock wait too long, 1020 row changed since read (MariaDB 11.6+).
const TRANSIENT = new Set([1213, 1205, 1020]);

/** The transaction was rolled back through no fault of its data: it may be run again, whole. */
export function isTransient(error: unknown): boolean {
  const { code, errno } = driverError(error);
  return (errno !== undefined && TRANSIENT.has(errno)) || code === 'SQLITE_BUSY';
}

const LOST = new Set([
  'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR', 'ER_SERVER_SHUTDOWN', 'ER_CON_COUNT_ERROR', 'ER_CONNECTION_KILLED', 'POOL_CLOSED',
]);

/** The database could not be reached, or went away: whether the last commit took effect is not known. */
export function isConnectionLost(error: unknown): boolean {
  const { code } = driverError(error);
  return (
    (code !== undefined && LOST.has(code)) ||
    /closed state|Pool is closed|Connection lost/i.test(String((error as Error | undefined)?.message))
  );
}

export class DatabaseUnavailable extends DomainError {
  readonly code = 'OVERLOADED';
  readonly kind = 'overloaded';
  override readonly retryAfterSeconds = 2;

  constructor() {
    super('The database cannot be reached; keep the data and try again.');
  }
}
