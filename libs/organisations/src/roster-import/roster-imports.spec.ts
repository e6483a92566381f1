import { Audit, AuditEntry, Database } from '@sunflower/platform';
import { readXlsx, writeXlsx } from 'hucre';
import request from 'supertest';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { LEASE_MS } from './apply-roster';
import { residentIdCheckCharacter } from '../person/id-number';
import { Organisations, OrganisationsModule, People } from '../index';
import { pathOfCode } from '../organisation/organisation-level';
import { rosterTemplate } from '../roster-row/roster-template';
import { TidyRosterImports } from './tidy-roster-imports';

const HEADINGS = ['姓名', '证件类型', '证件号码', '手机号', '机构代码'];

/** A resident ID number of the unused area 350199. */
function residentId(number: number): string {
  const first17 = `350199${1950 + (number % 50)}0101${String(Math.floor(number / 50) % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

const row = (
  number: number,
  {
    name = `考生${String(number).padStart(4, '0')}`,
    phone = `130${String(number).padStart(8, '0')}`,
    code = '350102',
  } = {},
) => [name, '居民身份证', residentId(number), phone, code];

const csv = (...rows: string[][]): Buffer =>
  Buffer.from([HEADINGS, ...rows].map((cells) => cells.join(',')).join('\r\n'));
const xlsx = async (...rows: string[][]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '名册', rows: [HEADINGS, ...rows] }] }));

describeOnBothEngines('importing a roster', (engine) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule] });
    await test.get(Organisations).loadRegions();
    await actAsAdministratorOf('350000');
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() => actAsAdministratorOf('350000'));
  afterEach(async () => {
    for (const table of [
      'roster_import_bad_row',
      'person',
      'roster_import_row',
      'roster_import_fault',
      'roster_import',
    ])
      await test.database.execute(`DELETE FROM ${table}`);
  });

  async function actAsAdministratorOf(code: string): Promise<void> {
    const organisation = await test.get(Organisations).findByCode(code);
    test.actAs(
      aStaffActor({
        staffId: 'staff-1',
        role: 'administrator',
        organisationId: organisation?.id as string,
        path: pathOfCode(code),
      }),
    );
  }

  const upload = (bytes: Buffer, name = 'roster.csv') =>
    request(test.http).post('/api/v1/roster-imports').attach('file', bytes, name);
  const apply = (id: string) => request(test.http).post(`/api/v1/roster-imports/${id}/apply`);
  const names = async () =>
    (await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 1000 })).map(({ name }) => name).sort();

  async function importRows(...rows: string[][]): Promise<Record<string, number>> {
    const { body } = await upload(csv(...rows)).expect(201);
    expect(body.faults).toEqual([]);
    return (await apply(body.id).expect(200)).body;
  }

  it('shows nobody before it is applied, and everybody afterwards', async () => {
    const { body } = await upload(await xlsx(row(1), row(2)), 'roster.xlsx').expect(201);
    expect(body).toMatchObject({ state: 'checked', rowCount: 2, faultCount: 0, faults: [] });
    expect(await names()).toEqual([]);
    await apply(body.id).expect(200, { imported: 2, updated: 0, unchanged: 0, skipped: 0 });
    expect(await names()).toEqual(['考生0001', '考生0002']);
  });

  it('accepts .csv in GB18030', async () => {
    const gb18030 = Buffer.concat([
      Buffer.from('d0d5c3fb2cd6a4bcfec0e0d0cd2cd6a4bcfebac5c2eb2cbbfab9b9b4fac2eb0d0a', 'hex'),
      Buffer.from('bfbcc9fad2bb2cbba4d5d52c4530303030303030312c3335303130320d0a', 'hex'),
    ]);
    const { body } = await upload(gb18030).expect(201);
    expect(body.faults).toEqual([]);
    await apply(body.id).expect(200);
    expect(await names()).toEqual(['考生一']);
  });

  it('lists every bad row with column and reason, and imports nothing of the file', async () => {
    const twin = row(4);
    const { body } = await upload(
      csv(row(1), row(2, { name: '' }), ['考生0003', '居民身份证', '123', '1', '999999'], twin, row(4)),
    ).expect(201);
    expect(body).toMatchObject({ state: 'refused', rowCount: 5, faultCount: 6 });
    expect(
      body.faults.map((fault: { lineNumber: number; field: string; code: string; otherLineNumber: number | null }) => [
        fault.lineNumber,
        fault.field,
        fault.code,
        fault.otherLineNumber,
      ]),
    ).toEqual([
      [3, '姓名', 'name_missing', null],
      [4, '证件号码', 'id_number_wrong_length', null],
      [4, '机构代码 / 机构名称', 'organisation_unknown', null],
      [4, '手机号', 'phone_not_mobile', null],
      [5, '证件号码', 'duplicate_in_file', 6],
      [6, '证件号码', 'duplicate_in_file', 5],
    ]);
    await apply(body.id).expect(409);
    expect(await names()).toEqual([]);
  });

  it('pages the faults, keeping those of one row together', async () => {
    const bad = Array.from({ length: 12 }, (_, index) => ['', '', String(index), '', '']);
    const { body } = await upload(csv(...bad)).expect(201);
    const faults: unknown[] = [];
    let afterLine: number | null = 0;
    while (afterLine !== null) {
      const page: { body: { faults: unknown[]; nextAfterLine: number | null } } = await request(test.http)
        .get(`/api/v1/roster-imports/${body.id}/faults`)
        .query({ afterLine, limit: 10 })
        .expect(200);
      faults.push(...page.body.faults);
      afterLine = page.body.nextAfterLine;
    }
    expect(faults).toHaveLength(body.faultCount);
    expect(faults).toEqual(body.faults);
  });

  it('changes organisation and phone of existing people, and keeps the phone when the file has none', async () => {
    await importRows(row(1), row(2), row(3));
    const before = await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 10 });
    expect(
      await importRows(row(1), row(2, { code: '350203', phone: '' }), row(3, { phone: '13900000000' }), row(4)),
    ).toEqual({ imported: 1, updated: 2, unchanged: 1, skipped: 0 });
    const after = await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 10 });
    expect(after.map(({ name, organisationName, maskedPhone }) => [name, organisationName, maskedPhone])).toEqual([
      ['考生0001', '鼓楼区', '****0001'],
      ['考生0002', '思明区', '****0002'],
      ['考生0003', '鼓楼区', '****0000'],
      ['考生0004', '鼓楼区', '****0004'],
    ]);
    expect(after.slice(0, 3).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await test.database.select('SELECT id FROM person WHERE phone_sealed IS NULL')).toEqual([]);
  });

  it('refuses another name for an ID number of the roster', async () => {
    await importRows(row(1));
    const { body } = await upload(csv(row(1, { name: '别名' }))).expect(201);
    expect(body.faults).toMatchObject([{ lineNumber: 2, field: '姓名', code: 'name_differs_from_roster' }]);
  });

  it('limits an administrator to their own organisations', async () => {
    await importRows(row(1, { code: '350203' }));
    await actAsAdministratorOf('350100');
    const { body } = await upload(csv(row(1), row(2, { code: '350203' }), row(3))).expect(201);
    expect(body.faults).toMatchObject([
      { lineNumber: 2, code: 'belongs_elsewhere' },
      { lineNumber: 3, code: 'organisation_not_yours' },
    ]);
    await actAsAdministratorOf('350200');
    await request(test.http).get(`/api/v1/roster-imports/${body.id}`).expect(404);
    await apply(body.id).expect(404);
    const province = await test.get(Organisations).findByCode('350000');
    await upload(csv(row(3)))
      .field('organisationId', province?.id as string)
      .expect(404);
  });

  it('is applied once', async () => {
    const { body } = await upload(csv(row(1))).expect(201);
    await apply(body.id).expect(200);
    const again = await apply(body.id).expect(409);
    expect(again.body.code).toBe('ROSTER_IMPORT_NOT_APPLICABLE');
  });

  it('is refused on apply when the roster changed after the check', async () => {
    const { body } = await upload(csv(row(1))).expect(201);
    await importRows(row(1, { name: '考生零零一' }));
    const late = await apply(body.id).expect(409);
    expect(late.body.code).toBe('ROSTER_CHANGED');
    expect(await names()).toEqual(['考生零零一']);
  });

  it('is finished after a crash, and shows nobody until then', async () => {
    const { body } = await upload(csv(row(1), row(2), row(3))).expect(201);
    await test.database.execute(`UPDATE roster_import SET state = 'applying' WHERE id = ?`, [body.id]);
    await test.database.execute(
      `INSERT INTO person (id, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, organisation_id, import_id, created_at, updated_at)
        SELECT person_id, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, organisation_id, import_id, 0, 0
        FROM roster_import_row WHERE line_number = 2`,
    );
    expect(await names()).toEqual([]);
    expect(await test.get(People).listIds({ organisationPath: '/350000/' })).toEqual([]);
    await test.get(TidyRosterImports).tidy();
    expect(await names()).toEqual(['考生0001', '考生0002', '考生0003']);
    expect(await test.database.select('SELECT * FROM roster_import_row')).toEqual([]);
  });

  describe('of many rows', () => {
    const MANY = 600;
    const manyRows = () => csv(...Array.from({ length: MANY }, (_, number) => row(number)));
    /** A worker process beside the API, on MySQL. */
    let worker: TestApp;

    beforeAll(async () => {
      worker =
        engine === 'mysql'
          ? await createTestApp({
              engine,
              modules: [OrganisationsModule],
              config: test.config,
              clock: test.clock,
              role: 'worker',
            })
          : test;
    });
    afterAll(async () => {
      if (worker !== test) await worker.close();
    });
    afterEach(() => jest.restoreAllMocks());

    const tidy = () => worker.get(TidyRosterImports).tidy();
    const appliedBy = async (id: string) =>
      (await test.get(Audit).listFor({ subjectType: 'roster-import', subjectId: id }))
        .filter(({ action }) => action === 'roster-import.applied')
        .map(({ actorId }) => actorId);

    /** Calls `look` after each transaction of the import, outside the transaction. */
    function betweenItsSteps(look: (step: number) => Promise<void>): void {
      const transaction = test.database.transaction.bind(test.database);
      let step = 0;
      let looking = false;
      jest.spyOn(test.database, 'transaction').mockImplementation(async (work) => {
        const done = await transaction(work);
        if (looking || test.database.inTransaction) return done;
        looking = true;
        step += 1;
        await look(step);
        looking = false;
        return done;
      });
    }

    it('is not disturbed by the sweep while it runs, however long it takes', async () => {
      const { body } = await upload(manyRows()).expect(201);
      betweenItsSteps(async () => {
        test.clock.advance(LEASE_MS);
        await tidy();
      });
      await apply(body.id).expect(200, { imported: MANY, updated: 0, unchanged: 0, skipped: 0 });
      expect(await appliedBy(body.id)).toEqual(['staff-1']);
    });

    it('is finished by the sweep once its process has died', async () => {
      const { body } = await upload(manyRows()).expect(201);
      betweenItsSteps((step) => (step === 3 ? Promise.reject(new Error('the process dies here')) : Promise.resolve()));
      await apply(body.id).expect(500);
      jest.restoreAllMocks();
      test.clock.advance(LEASE_MS);
      await tidy();
      expect([await names(), await appliedBy(body.id)]).toEqual([[], []]);
      test.clock.advance(1);
      await tidy();
      expect([(await names()).length, await appliedBy(body.id)]).toEqual([MANY, [null]]);
    });

    it('reports success when the process stalled and the sweep finished the import', async () => {
      const { body } = await upload(manyRows()).expect(201);
      betweenItsSteps(async (step) => {
        if (step !== 3) return;
        test.clock.advance(LEASE_MS + 1);
        await tidy();
      });
      await apply(body.id).expect(200, { imported: MANY, updated: 0, unchanged: 0, skipped: 0 });
      expect([(await names()).length, await appliedBy(body.id)]).toEqual([MANY, [null]]);
    });
  });

  it('expires when not applied within a day, and deletes its rows', async () => {
    const { body } = await upload(csv(row(1))).expect(201);
    test.clock.advance(24 * 3_600_000 + 1);
    await test.get(TidyRosterImports).tidy();
    expect((await apply(body.id).expect(409)).body.details).toEqual({ state: 'expired' });
    expect(await test.database.select('SELECT * FROM roster_import_row')).toEqual([]);
  });

  it('stores ID numbers and phones encrypted, and finds a person by name or by the whole number', async () => {
    await importRows(row(1), row(2));
    const stored = JSON.stringify(await test.database.select('SELECT * FROM person'));
    expect(stored).not.toContain(residentId(1));
    expect(stored).not.toContain('13000000001');
    const found = async (search: string) =>
      (await request(test.http).post('/api/v1/people/search').send({ search }).expect(200)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await found('0002')).toEqual(['考生0002']);
    expect(await found(residentId(1).toLowerCase())).toEqual(['考生0001']);
    expect(await found(residentId(1).slice(0, 12))).toEqual([]);
    expect(await found('%')).toEqual([]);
    // URLs are kept in logs and browser histories.
    await request(test.http)
      .get('/api/v1/people')
      .query({ search: residentId(1) })
      .expect(400);
  });

  it('lists people in pages, only to administrators of their organisation', async () => {
    await importRows(...[1, 2, 3, 4, 5].map((number) => row(number)), row(6, { code: '350203' }));
    await actAsAdministratorOf('350100');
    const first = (await request(test.http).get('/api/v1/people').query({ limit: 3 }).expect(200)).body;
    const second = (
      await request(test.http).get('/api/v1/people').query({ limit: 3, after: first.nextAfter }).expect(200)
    ).body;
    expect([...first.items, ...second.items].map(({ name }: { name: string }) => name)).toEqual([
      '考生0001',
      '考生0002',
      '考生0003',
      '考生0004',
      '考生0005',
    ]);
    expect(second.nextAfter).toBeNull();
    expect(JSON.stringify(first)).not.toContain(residentId(1).slice(0, 14));
  });

  it('reveals a number to administrators of its organisation, and writes an audit row', async () => {
    await importRows(row(1));
    const [person] = await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 1 });
    const reveal = () => request(test.http).post(`/api/v1/people/${person?.id}/reveal`).send({ reason: '核对证件' });
    await actAsAdministratorOf('350200');
    await reveal().expect(404);
    await actAsAdministratorOf('350102');
    await reveal().expect(200, { idNumber: residentId(1) });
    const rows = await test
      .get(Database)
      .repository(AuditEntry)
      .find({ where: { action: 'person.revealed' } });
    expect(rows).toMatchObject([{ actorId: 'staff-1', subjectId: person?.id, reason: '核对证件', details: null }]);
  });

  it('gives a template that is a valid roster when filled in', async () => {
    const reply = await request(test.http).get('/api/v1/roster-imports/template.xlsx').responseType('blob').expect(200);
    expect((reply.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    // A cell not yet formatted as text would lose the last digits of an ID number.
    const [sheet] = (await readXlsx(await rosterTemplate(), { readStyles: true })).sheets;
    expect(sheet?.cells?.get('1,2')?.style?.numFmt).toBe('@');
    const { body } = await upload(await rosterTemplate(), 'roster.xlsx').expect(201);
    expect(body).toMatchObject({ state: 'checked', rowCount: 0 });
  });

  it('refuses a file that is not a roster, with the reason', async () => {
    const problemOf = async (bytes: Buffer) => (await upload(bytes).expect(422)).body.details.problem;
    expect(await problemOf(Buffer.from('just,a\nfile,x'))).toBe('columns_missing');
    expect(await problemOf(Buffer.from(''))).toBe('empty');
    expect(await problemOf(Buffer.from('PK\u0003\u0004 no zip'))).toBe('damaged');
    expect(await problemOf(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)]))).toBe(
      'old_or_encrypted_workbook',
    );
    expect(await problemOf(Buffer.from('姓名,"证件号码'))).toBe('unclosed_quote');
    await request(test.http).post('/api/v1/roster-imports').send({}).expect(400);
  });

  it('imports 10,700 people', async () => {
    const file = await xlsx(...Array.from({ length: 10_700 }, (_, index) => row(index)));
    const { body } = await upload(file, 'roster.xlsx').expect(201);
    expect(body.faults.slice(0, 3)).toEqual([]);
    await apply(body.id).expect(200, { imported: 10_700, updated: 0, unchanged: 0, skipped: 0 });
    expect(await test.get(People).listIds({ organisationPath: '/350000/' })).toHaveLength(10_700);
  }, 60_000);
});
