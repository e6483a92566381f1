import { SetMetadata } from '@nestjs/common';
import { DomainError, domainError, type RoleGrant } from '@sunflower/platform';

/** What a member of staff has to do before anything else. */
export const DUTIES = ['change_password', 'enrol_second_factor'] as const;
export type Duty = (typeof DUTIES)[number];

/** The password comes first: whoever gave it could enrol a phone of their own. */
export function dutyOf({
  mustChangePassword,
  hasSecondFactor,
  grants,
  demandingPaths,
}: {
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  grants: readonly RoleGrant[];
  /** Of the organisations that demand a second factor. */
  demandingPaths: readonly string[];
}): Duty | null {
  if (mustChangePassword) return 'change_password';
  const demanded = grants.some(({ organisationPath }) =>
    demandingPaths.some((path) => organisationPath.startsWith(path)),
  );
  return demanded && !hasSecondFactor ? 'enrol_second_factor' : null;
}

const OPEN_BEFORE = 'sunflower:open-before-duty';

/** A staff route that is open while one of these duties is not done yet; every other waits for it. */
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
