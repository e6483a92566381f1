import { AuditEntry, Database, newId } from '@sunflower/platform';
import { createTestApp, TEST_START_MS, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';

/** More than one statement takes. */
const MANY = 450;

const entry = (change: Partial<AuditEntry> = {}): Partial<AuditEntry> => ({
  id: newId(),
  at: TEST_START_MS,
  actorType: 'system',
  action: 'contract.tested',
  subjectType: 'contract',
  subjectId: 'contract',
  ...change,
});

describeOnBothEngines('rows inserted at once', (engine) => {
  let test: TestApp;
  let database: Database;

  beforeAll(async () => {
    test = await createTestApp({ engine });
    database = test.database;
  });
  afterAll(() => test.close());

  const raw = async (id: unknown) => {
    const [row] = await database.select<object>('SELECT * FROM audit_entry WHERE id = ?', [id as string]);
    return { ...row, id: null };
  };

  it.each<[string, Partial<AuditEntry>]>([
    ['nothing but what must be given', {}],
    ['JSON, times and texts', { at: 253_402_300_799_999, reason: `'"\\ 🌻`, details: { names: ['张三'], none: null } }],
    ['null', { reason: null, details: null, place: null }],
  ])('hold what an insert of one row stores: %s', async (_, change) => {
    const [one, other] = [entry(change), entry(change)];
    await database.transaction(() => database.repository(AuditEntry).insert(one as never));
    await database.insertRows(AuditEntry, [other]);
    expect(await raw(other.id)).toEqual(await raw(one.id));
  });

  it('take null where another row has a value', async () => {
    const [bare, full] = [entry(), entry({ reason: '测试', details: { n: 1 } })];
    await database.insertRows(AuditEntry, [bare, full]);
    expect(await raw(bare.id)).toMatchObject({ reason: null, details: null });
    expect(await database.repository(AuditEntry).findOneBy({ id: full.id as string })).toMatchObject(full);
  });

  it('may be none, or more than one statement takes', async () => {
    await database.insertRows(AuditEntry, []);
    const rows = Array.from({ length: MANY }, (_, index) => entry({ action: 'many', subjectId: String(index) }));
    await database.insertRows(AuditEntry, rows);
    const found = await database.repository(AuditEntry).find({ where: { action: 'many' }, order: { id: 'ASC' } });
    expect(new Map(found.map(({ id, subjectId }) => [id, subjectId]))).toEqual(
      new Map(rows.map(({ id, subjectId }) => [id, subjectId])),
    );
  });

  it('are all stored or none', async () => {
    const rows = Array.from({ length: MANY }, () => entry({ action: 'spoiled' }));
    const doubled = [...rows, { ...rows[0] }];
    await expect(database.insertRows(AuditEntry, doubled)).rejects.toThrow();
    expect(await database.repository(AuditEntry).countBy({ action: 'spoiled' })).toBe(0);
  });
});
