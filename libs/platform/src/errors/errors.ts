/** How a broken rule is answered; mapped to HTTP in one place, `http/error.filter.ts`. */
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

/** A rule of the domain was broken. `code` is stable and public; `details` never holds a key or personal data. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  /** Whole seconds to wait before trying again, where that helps. */
  readonly retryAfterSeconds: number | null = null;
  /** Bytes of the details as JSON; of longer ones the beginnings are told. Left out: 12,000. */
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
 * The class of an error that is its code, kind, words and details alone. The details hold the declared fields and nothing else, also
 * where a larger object is given: a whole exam must not leave the house with its number.
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

/** The same for details whose fields hold more than one value: every field of the type is named, and no other is told. */
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

/** The class of an error that says what is not there. */
export function notFound(message: string) {
  return class extends NotFound {
    constructor() {
      super(message);
    }
  };
}
