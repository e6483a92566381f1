import { actsOn, mayDo, rolesFor, type Act, type Permission } from './acts';
import { StaffActor, type StaffRole } from './roles';

const PROVINCE = '/35/';
const CITY = '/35/3501/';
const COUNTY = '/35/3501/350102/';
const OTHER_CITY = '/35/3502/';

const staffAt = (...grants: [StaffRole, string][]) =>
  new StaffActor(
    'staff-1',
    '测试人员',
    grants.map(([role, organisationPath]) => ({ role, organisationId: organisationPath, organisationPath })),
  );

/** Permission for an act on a person of the county in the city's exam. */
const onPerson = (act: Act, ...grants: [StaffRole, string][]): Permission =>
  mayDo({ staff: staffAt(...grants), act, organisationPath: CITY, personPath: COUNTY });

describe('permissions of staff acts', () => {
  it.each<[Act, Permission]>([
    ['session.extend', 'allowed'],
    ['session.close', 'allowed'],
    ['code.reissue', 'allowed'],
    ['session.extend-past-limit', 'not_allowed'],
    ['session.void', 'not_allowed'],
    ['registration.outcome', 'not_allowed'],
    ['registration.accommodation', 'not_allowed'],
    ['certificate.revoke', 'not_allowed'],
    ['certificate.reinstate', 'not_allowed'],
    ['run.release', 'not_allowed'],
    ['late-responses.accept', 'not_allowed'],
  ])('%s is %s for an administrator below the exam, on people of their own subtree', (act, permission) => {
    expect(onPerson(act, ['administrator', COUNTY])).toBe(permission);
  });

  it("allows administrators of the exam's organisation and of organisations above it", () => {
    for (const path of [CITY, PROVINCE]) expect(onPerson('session.void', ['administrator', path])).toBe('allowed');
  });

  it('answers not_found when neither the exam nor the person is within reach', () => {
    expect(onPerson('session.extend', ['administrator', OTHER_CITY])).toBe('not_found');
    expect(onPerson('session.extend', ['administrator', '/35/3501/350103/'])).toBe('not_found');
  });

  it("answers not_found for a person of the own subtree in another city's exam", () => {
    const staff = staffAt(['invigilator', OTHER_CITY]);
    expect(mayDo({ staff, act: 'session.close', organisationPath: CITY, personPath: OTHER_CITY })).toBe('not_found');
  });

  it('applies each role only where it is held', () => {
    const both: [StaffRole, string][] = [
      ['trainer', CITY],
      ['invigilator', COUNTY],
    ];
    expect(onPerson('session.lock', ...both)).toBe('allowed');
    expect(onPerson('session.void', ...both)).toBe('not_allowed');
  });

  it('lists the allowed acts for an exam', () => {
    const acts = actsOn({ staff: staffAt(['administrator', COUNTY]), organisationPath: CITY });
    expect(acts).toContain('tickets.export');
    expect(acts).not.toContain('session.void');
    expect(acts).not.toContain('bank.read');
  });

  it('names the roles that may call a route', () => {
    expect(rolesFor('session.void')).toEqual(['administrator']);
    expect(rolesFor('session.lock')).toEqual(['administrator', 'invigilator']);
  });
});
