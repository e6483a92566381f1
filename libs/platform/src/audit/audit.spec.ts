import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { Audit } from './audit';

const extended = {
  staffId: 'staff-1',
  action: 'session.extended',
  subjectType: 'exam-session',
  subjectId: 's1',
  reason: '停电',
  details: { extraMinutes: 5 },
};

describeOnBothEngines('the audit trail', (engine) => {
  let test: TestApp;
  let audit: Audit;
  beforeAll(async () => {
    test = await createTestApp({ engine });
    audit = test.get(Audit);
  });
  afterAll(() => test.close());

  const list = (subjectId: string) => audit.listFor({ subjectType: 'exam-session', subjectId });

  it('records actor, time, action and reason', async () => {
    await test.database.transaction(() => audit.record(extended));
    expect(await list('s1')).toEqual([
      expect.objectContaining({
        at: test.clock.now(),
        actorType: 'staff',
        actorId: 'staff-1',
        action: 'session.extended',
        reason: '停电',
        details: { extraMinutes: 5 },
      }),
    ]);
  });

  it('records acts of the system without an actor id', async () => {
    await test.database.transaction(() => audit.record({ ...extended, staffId: null, subjectId: 's2' }));
    expect((await list('s2'))[0]).toMatchObject({ actorType: 'system', actorId: null });
  });

  it('rolls back with the act', async () => {
    const failing = test.database.transaction(async () => {
      await audit.record({ ...extended, subjectId: 's3' });
      throw new Error('The act failed');
    });
    await expect(failing).rejects.toThrow('The act failed');
    expect(await list('s3')).toEqual([]);
  });

  it('refuses to write outside of a transaction', async () => {
    await expect(audit.record({ ...extended, subjectId: 's4' })).rejects.toThrow(
      'session.extended was audited outside of a transaction',
    );
    expect(await list('s4')).toEqual([]);
  });

  it('shows the newest act first', async () => {
    await test.database.transaction(() => audit.record({ ...extended, subjectId: 's5', action: 'session.locked' }));
    test.clock.advance(1000);
    await test.database.transaction(() => audit.record({ ...extended, subjectId: 's5', action: 'session.unlocked' }));
    expect((await list('s5')).map(({ action }) => action)).toEqual(['session.unlocked', 'session.locked']);
  });
});
