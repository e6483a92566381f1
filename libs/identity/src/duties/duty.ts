import { SetMetadata } from '@nestjs/common';
import { DomainError, domainError, type RoleGrant } from '@sunflower/platform';

/** Duties that a member of staff must fulfil before anything else. */
export const DUTIES = ['change_password', 'enrol_second_factor'] as const;
export type Duty = (typeof DUTIES)[number];

/** The password comes first: whoever set it could otherwise enrol their own phone. */
export function dutyOf({
  mustChangePassword,
  hasSecondFactor,
  grants,
  demandingPaths,
}: {
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  grants: readonly RoleGrant[];
  /** Paths of the organisations that require a second factor. */
  demandingPaths: readonly string[];
}): Duty | null {
  if (mustChangePassword) return 'change_password';
  const demanded = grants.some(({ organisationPath }) =>
    demandingPaths.some((path) => organisationPath.startsWith(path)),
  );
  return demanded && !hasSecondFactor ? 'enrol_second_factor' : null;
}

const OPEN_BEFORE = 'sunflower:open-before-duty';

/** Declares a staff route that stays open while one of these duties is pending; all other staff routes are closed. */
export const OpenBefore = (...duties: [Duty, ...Duty[]]) => SetMetadata(OPEN_BEFORE, duties);

export const dutiesBeforeWhichOpen = (handler: object): readonly Duty[] =>
  (Reflect.getMetadata(OPEN_BEFORE, handler) as Duty[] | undefined) ?? [];

export class PasswordChangeRequired extends domainError(
  'PASSWORD_CHANGE_REQUIRED',
  'refused',
  'Somebody else gave this password; change it first.',
) {}

export class SecondFactorRequired extends domainError(
  'SECOND_FACTOR_REQUIRED',
  'refused',
  'Your organisation demands a second factor; enrol one first.',
) {}

export function undone(duty: Duty): DomainError {
  switch (duty) {
    case 'change_password':
      return new PasswordChangeRequired();
    case 'enrol_second_factor':
      return new SecondFactorRequired();
  }
}
