import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { Config } from './config';

/**
 * Logs one fact with ids: `log.info('session.submitted', { sessionId })`; never an answer, a name, an ID number or a
 * token.
 */
export class Log implements LoggerService {
  private readonly logger: Logger;

  constructor(level: Config['logLevel']) {
    this.logger = pino({ level, base: { pid: process.pid } });
  }

  info(fact: string, ids: object = {}): void {
    this.logger.info(ids, fact);
  }

  // Nest's own start messages go to debug; operators read Sunflower's facts.
  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  warn(fact: unknown, ids?: unknown): void {
    this.logger.warn(typeof ids === 'object' ? ids : { context: ids }, String(fact));
  }

  error(fact: unknown, ids?: unknown): void {
    this.logger.error(typeof ids === 'object' ? ids : { context: ids }, String(fact));
  }
}

/**
 * The parts of an error that may be logged: name, code and stack frames. The message of a database error can contain
 * values of a row.
 */
export function describeError(error: unknown): { error: string; errorCode?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    errorCode: typeof code === 'string' ? code : undefined,
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 6)
      .join('\n'),
  };
}
