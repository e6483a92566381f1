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

/** Of an act on a person of the county in the city's exam. */
const onPerson = (act: Act, ...grants: [StaffRole, string][]): Permission =>
  mayDo({ staff: staffAt(...grants), act, organisationPath: CITY, personPath: COUNTY });

describe('who may do what to whom', () => {
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
  ])('%s is %s to an administrator below the exam, for the own people', (act, permission) => {
    expect(onPerson(act, ['administrator', COUNTY])).toBe(permission);
  });

  it('is allowed to administrators of the exam, and to those above it', () => {
    for (const path of [CITY, PROVINCE]) expect(onPerson('session.void', ['administrator', path])).toBe('allowed');
  });

  it('does not exist for whom neither the exam nor the person is within reach', () => {
    expect(onPerson('session.extend', ['administrator', OTHER_CITY])).toBe('not_found');
    expect(onPerson('session.extend', ['administrator', '/35/3501/350103/'])).toBe('not_found');
  });

  it('does not reach somebody of the own subtree in the exam of another city', () => {
    const staff = staffAt(['invigilator', OTHER_CITY]);
    expect(mayDo({ staff, act: 'session.close', organisationPath: CITY, personPath: OTHER_CITY })).toBe('not_found');
  });

  it('takes each role where it is held', () => {
    const both: [StaffRole, string][] = [
      ['trainer', CITY],
      ['invigilator', COUNTY],
    ];
    expect(onPerson('session.lock', ...both)).toBe('allowed');
    expect(onPerson('session.void', ...both)).toBe('not_allowed');
  });

  it('is told as a list for an exam', () => {
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
