import { DomainError, domainError, notFound, onlyDetails } from '@sunflower/platform';

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

export class RevocationPending extends domainError(
  'REVOCATION_PENDING',
  'conflict',
  'Somebody has already asked for this revocation; it waits for a second person.',
) {}

export class RevocationRequestNotFound extends domainError(
  'REVOCATION_NOT_FOUND',
  'not_found',
  'There is no such request to revoke this certificate.',
) {}

export class RevocationDecided extends domainError(
  'REVOCATION_DECIDED',
  'conflict',
  'This request was already confirmed or declined.',
) {}

export class SecondPersonNeeded extends domainError(
  'SECOND_PERSON_NEEDED',
  'conflict',
  'Another administrator has to confirm what you asked for.',
) {}

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

export class StatusListNotFound extends notFound('There is no such status list.') {}

export class SigningKeyNotFound extends notFound('There is no such key.') {}

export class CertificateNotSigned extends domainError(
  'CERTIFICATE_NOT_SIGNED',
  'conflict',
  'The certificate of a rehearsal is not signed, because it is not valid.',
) {}

export class CertificateFileTooLarge extends domainError(
  'CERTIFICATE_FILE_TOO_LARGE',
  'too_large',
  'The file is too large to be a certificate.',
  { maxMegabytes: 'number' },
) {}

export class TooManyCertificates extends domainError(
  'TOO_MANY_CERTIFICATES',
  'invalid_content',
  'These are too many certificates for one file; choose an organisation.',
  { count: 'number', limit: 'number' },
) {}

/** A second one would halve the speed of both. */
export class BatchUnderWay extends domainError(
  'CERTIFICATE_BATCH_UNDER_WAY',
  'too_many',
  'Your last download of certificates is still under way; wait for its end, or stop it.',
) {
  override readonly retryAfterSeconds = 10;
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
