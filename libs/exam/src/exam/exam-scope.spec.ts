import { StaffActor, type Act, type StaffRole } from '@sunflower/platform';
import { examScope } from './exam-scope';

const staffAt = (...grants: [StaffRole, string][]) =>
  new StaffActor(
    'staff-1',
    '测试管理员',
    grants.map(([role, organisationPath]) => ({ role, organisationId: organisationPath, organisationPath })),
  );
const scope = (staff: StaffActor, organisationPath: string, act: Act = 'tickets.export') =>
  examScope({ staff, act, organisationPath });

describe('the reach of an act', () => {
  it('is the whole exam at its organisation and above', () => {
    expect(scope(staffAt(['administrator', '/35/']), '/35/3501/')).toEqual({ kind: 'whole' });
    expect(scope(staffAt(['administrator', '/35/3501/']), '/35/3501/')).toEqual({ kind: 'whole' });
  });

  it('is only the own people below it', () => {
    expect(scope(staffAt(['administrator', '/35/3501/'], ['administrator', '/35/3502/']), '/35/')).toEqual({
      kind: 'subtrees',
      paths: ['/35/3501/', '/35/3502/'],
    });
  });

  it('is nothing below it, if only the owner may do the act', () => {
    expect(scope(staffAt(['administrator', '/35/3501/']), '/35/', 'run.read')).toBeNull();
  });

  it('is nothing in a neighbouring organisation, or with another role', () => {
    expect(scope(staffAt(['administrator', '/35/3502/']), '/35/3501/')).toBeNull();
    expect(scope(staffAt(['trainer', '/35/']), '/35/3501/')).toBeNull();
    expect(scope(staffAt(), '/35/')).toBeNull();
  });
});
