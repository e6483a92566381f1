/** How a broken rule is answered; mapped to HTTP in one place, `http/error.filter.ts`. */
export type ErrorKind =
  | 'invalid_request'
  | 'not_signed_in'
  | 'refused'
  | 'not_found'
  | 'conflict'
  | 'invalid_content'
  | 'too_large'
  | 'too_many'
  | 'overloaded';

/** A rule of the domain was broken. `code` is stable and public; `details` never holds a key or personal data. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  /** Whole seconds to wait before trying again, where that helps. */
  readonly retryAfterSeconds: number | null = null;

  constructor(
    message: string,
    readonly details: unknown = null,
  ) {
    super(message);
  }
}

export class InvalidRequest extends DomainError {
  readonly code = 'INVALID_REQUEST';
  readonly kind = 'invalid_request';
}

export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  readonly kind = 'not_found';
}

export class Overloaded extends DomainError {
  readonly code = 'OVERLOADED';
  readonly kind = 'overloaded';
  override readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds = 2) {
    super('The server is busy; keep the data and try again.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
