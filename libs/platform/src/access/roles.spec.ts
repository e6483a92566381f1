import { StaffActor } from './roles';

const city = { organisationId: 'city', organisationPath: '/350000/350100/' };
const county = { organisationId: 'county', organisationPath: '/350000/350200/350203/' };
const actor = new StaffActor('staff', '测试', [
  { role: 'administrator', ...city },
  { role: 'invigilator', ...county },
]);

describe('a staff actor', () => {
  it.each([
    ['its own organisation', 'administrator', '/350000/350100/', true],
    ['an organisation below it', 'administrator', '/350000/350100/350102/', true],
    ['the organisation above it', 'administrator', '/350000/', false],
    ['a neighbour', 'administrator', '/350000/350200/', false],
    ['a neighbour whose code begins alike', 'administrator', '/350000/3501001/', false],
    ['an organisation where another role is held', 'administrator', '/350000/350200/350203/', false],
    ['an organisation by that role', 'invigilator', '/350000/350200/350203/', true],
  ] as const)('checks access to %s', (_, role, organisationPath, may) => {
    expect(actor.may({ roles: [role], organisationPath })).toBe(may);
  });

  it('needs one of the roles, not all', () => {
    expect(actor.may({ roles: ['trainer', 'administrator'], organisationPath: '/350000/350100/' })).toBe(true);
    expect(actor.may({ roles: [], organisationPath: '/350000/350100/' })).toBe(false);
  });

  it('lists each subtree once', () => {
    const twice = new StaffActor('staff', '测试', [
      { role: 'administrator', ...city },
      { role: 'trainer', ...city },
    ]);
    expect(twice.subtrees(['administrator', 'trainer'])).toEqual(['/350000/350100/']);
    expect(actor.subtrees(['trainer'])).toEqual([]);
  });
});
