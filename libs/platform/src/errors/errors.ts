/** Kind of a broken rule; `http/error.filter.ts` alone maps it to an HTTP status. */
export type ErrorKind =
  | 'invalid_request'
  | 'not_signed_in'
  | 'refused'
  | 'not_found'
  | 'conflict'
  | 'invalid_content'
  | 'too_large'
  | 'unsupported_media'
  | 'too_many'
  | 'overloaded';

/** A broken rule of the domain. `code` is stable and public; `details` never contains a key or personal data. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  /** Whole seconds to wait before a retry; null when a retry does not help. */
  readonly retryAfterSeconds: number | null = null;
  /** Greatest length of the details as JSON, in bytes; longer details are shortened. Undefined: 12,000. */
  readonly maxDetailsLength: number | undefined = undefined;

  constructor(
    message: string,
    readonly details: unknown = null,
  ) {
    super(message);
  }
}

interface DetailValues {
  text: string;
  number: number;
  textOrNull: string | null;
}

type DetailFields = Record<string, keyof DetailValues>;
type Given<Fields extends DetailFields> = string extends keyof Fields
  ? []
  : [{ [Name in keyof Fields]: DetailValues[Fields[Name]] }];

/**
 * Makes the class of an error with a fixed code, kind, message and details. The details contain only the declared
 * fields, even when a larger object is passed: a whole exam must not reach a client because its number was asked for.
 */
export function domainError<const Fields extends DetailFields = DetailFields>(
  code: string,
  kind: ErrorKind,
  message: string,
  fields?: Fields,
) {
  return class extends DomainError {
    readonly code = code;
    readonly kind = kind;

    constructor(...[details]: Given<Fields>) {
      super(message, fields === undefined || details === undefined ? null : declaredDetails({ details, fields }));
    }
  };
}

function declaredDetails({ details, fields }: { details: object; fields: DetailFields }): object {
  const given = new Map<string, unknown>(Object.entries(details));
  return Object.fromEntries(
    Object.entries(fields).map(([name, kind]) => {
      const value = given.get(name);
      return [name, typeof value === (kind === 'number' ? 'number' : 'string') ? value : null];
    }),
  );
}

/**
 * The same for details whose fields can hold objects or lists: `names` lists every field of the type, and no other
 * field is kept.
 */
export const onlyDetails = <Details extends object>(
  details: Details,
  names: Record<keyof Details, true>,
): Pick<Details, keyof Details> =>
  Object.fromEntries(
    (Object.keys(names) as (keyof Details)[])
      .filter((name) => details[name] !== undefined)
      .map((name) => [name, details[name]]),
  ) as Details;

export class InvalidRequest extends DomainError {
  readonly code = 'INVALID_REQUEST';
  readonly kind = 'invalid_request';
}

export class UnsupportedMediaType extends domainError(
  'UNSUPPORTED_MEDIA_TYPE',
  'unsupported_media',
  'This route does not take this kind of content; most take application/json in UTF-8.',
) {}

export class TooLarge extends DomainError {
  readonly code = 'TOO_LARGE';
  readonly kind = 'too_large';

  constructor({ maxKilobytes }: { maxKilobytes: number }) {
    super(`The body is larger than ${maxKilobytes} KB.`, { maxKilobytes });
  }
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

/** Makes the class of a NotFound error with this message. */
export function notFound(message: string) {
  return class extends NotFound {
    constructor() {
      super(message);
    }
  };
}
