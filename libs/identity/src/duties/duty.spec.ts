import type { RoleGrant } from '@sunflower/platform';
import { dutyOf } from './duty';

const at = (organisationPath: string): RoleGrant => ({ role: 'trainer', organisationId: 'x', organisationPath });
const none = { mustChangePassword: false, hasSecondFactor: false, grants: [], demandingPaths: [] };

describe('the duty of a member of staff', () => {
  it('is null when nothing is required', () => {
    expect(dutyOf({ ...none, grants: [at('/350000/')] })).toBeNull();
  });

  it('is first of all to change a password that somebody else set', () => {
    const demanded = { ...none, grants: [at('/350000/')], demandingPaths: ['/350000/'] };
    expect(dutyOf({ ...demanded, mustChangePassword: true })).toBe('change_password');
  });

  it.each([
    ['the organisation itself', '/350000/350100/', '/350000/350100/', true],
    ['one below it', '/350000/350100/350102/', '/350000/350100/', true],
    ['the one above it', '/350000/', '/350000/350100/', false],
    ['its neighbour', '/350000/350200/', '/350000/350100/', false],
    ['a neighbour whose code begins alike', '/350000/3501001/', '/350000/350100/', false],
  ])('to enrol depends on where the role is held: %s', (_, grantPath, demandingPath, demanded) => {
    const duty = dutyOf({ ...none, grants: [at('/999999/'), at(grantPath)], demandingPaths: [demandingPath] });
    expect(duty).toBe(demanded ? 'enrol_second_factor' : null);
  });

  it('is null when a second factor is enrolled', () => {
    expect(
      dutyOf({ ...none, hasSecondFactor: true, grants: [at('/350000/')], demandingPaths: ['/350000/'] }),
    ).toBeNull();
  });
});
