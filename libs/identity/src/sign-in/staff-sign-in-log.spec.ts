import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Log } from '@sunflower/platform';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { IdentityModule, StaffAccounts } from '../index';

const USERNAME = 'test-logged';
const PASSWORD = 'Lantern-Harbour-Violet-31';
const WRONG = 'Copper-Meadow-Thimble-57';
const ADDRESS = '198.51.100.7';

describe('the log of staff who sign in', () => {
  let test: TestApp;
  let staffId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine: 'sqlite', modules: [OrganisationsModule, IdentityModule] });
    await test.get(Organisations).loadRegions();
    const organisation = await test.get(Organisations).findByCode('350100');
    const grants = [{ role: 'trainer' as const, organisationId: organisation!.id }];
    ({ id: staffId } = await test
      .get(StaffAccounts)
      .createAccount({ username: USERNAME, displayName: '测试人员', password: PASSWORD, grants, demo: false }));
  });
  afterAll(() => test.close());

  it('contains each sign-in, refusal and throttling with ids, without names or passwords', async () => {
    const lines = (['info', 'warn'] as const).map((level) => jest.spyOn(test.get(Log), level));
    const signIn = (username: string, password: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/staff/sign-in',
        remoteAddress: ADDRESS,
        payload: { username, password },
      });
    await signIn(USERNAME, PASSWORD);
    await signIn('test-nobody', WRONG);
    for (let time = 0; time < 6; time += 1) await signIn(USERNAME, WRONG);
    const [told, warned] = lines.map(({ mock }) => mock.calls.filter(([fact]) => String(fact).startsWith('staff.')));
    expect(told).toEqual([['staff.signed-in', { staffId }]]);
    expect(warned).toEqual([
      ['staff.sign-in-refused', { staffId: null, address: ADDRESS }],
      ...Array<unknown>(5).fill(['staff.sign-in-refused', { staffId, address: ADDRESS }]),
      ['staff.sign-in-throttled', expect.objectContaining({ staffId, address: ADDRESS })],
    ]);
    const all = JSON.stringify(lines.map(({ mock }) => mock.calls));
    for (const secret of [USERNAME, 'test-nobody', PASSWORD, WRONG]) expect(all).not.toContain(secret);
  });
});
