import { DomainError, domainError, onlyDetails } from '@sunflower/platform';

/** The same error for an unknown or malformed number, a rehearsal's certificate and another person's. */
export class CertificateNotFound extends domainError(
  'CERTIFICATE_NOT_FOUND',
  'not_found',
  'There is no such certificate.',
) {}

export class CertificateRevoked extends DomainError {
  readonly code = 'CERTIFICATE_REVOKED';
  readonly kind = 'conflict';

  constructor(number: string) {
    super('The certificate was revoked; a revoked one is neither printed nor revoked again.', { number });
  }
}

export class CertificateNotRevoked extends DomainError {
  readonly code = 'CERTIFICATE_NOT_REVOKED';
  readonly kind = 'conflict';

  constructor(number: string) {
    super('Only a revoked certificate can be reinstated; this one is valid.', { number });
  }
}

/** A regrade turned the pass into a fail; only a regrade that restores the pass reinstates the certificate. */
export class CertificateNotEarned extends DomainError {
  readonly code = 'CERTIFICATE_NOT_EARNED';
  readonly kind = 'conflict';

  constructor(number: string) {
    super(
      'The released result is not a pass; a certificate follows the result. Release a grading run in which it passes.',
      { number },
    );
  }
}

/** A person has one certificate of an exam, and this one was replaced. */
export class CertificateSuperseded extends DomainError {
  readonly code = 'CERTIFICATE_SUPERSEDED';
  readonly kind = 'conflict';

  constructor(details: { number: string; supersededBy: string }) {
    super(
      `The holder has another certificate of this exam, ${details.supersededBy}; act on that one.`,
      onlyDetails(details, { number: true, supersededBy: true }),
    );
  }
}

export class CertificateCharactersMissing extends DomainError {
  readonly code = 'CERTIFICATE_CHARACTERS_MISSING';
  readonly kind = 'invalid_content';

  constructor(characters: readonly string[]) {
    const named = characters
      .map((character) => `${character} (U+${character.codePointAt(0)?.toString(16).toUpperCase()})`)
      .join(', ');
    super(
      `No font here has ${named}. Put a .ttf or .otf that has it into the folder "fonts" of DATA_DIR, restart, and print again.`,
      { characters },
    );
  }
}

export class TooManyChecks extends DomainError {
  readonly code = 'TOO_MANY_REQUESTS';
  readonly kind = 'too_many';
  override readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Too many certificate checks from this address; wait and try again.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
