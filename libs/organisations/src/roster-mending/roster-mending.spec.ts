import { StaffActor } from '@sunflower/platform';
import { readXlsx, writeXlsx } from 'hucre';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CertificateGlyphs, Organisations, OrganisationsModule, People, PersonFollowers } from '../index';
import { pathOfCode } from '../organisation/organisation-level';
import { TidyRosterImports } from '../roster-import/tidy-roster-imports';

const HEADINGS = ['姓名', '证件类型', '证件号码', '手机号', '机构代码'];
const DAY_MS = 24 * 60 * 60 * 1000;

const row = (number: number, name = `考生${number}`) => [name, '护照', `E0000000${number}`, '', '350102'];
const csv = (...rows: string[][]): Buffer =>
  Buffer.from([HEADINGS, ...rows].map((cells) => cells.join(',')).join('\n'));

describeOnBothEngines('mending a roster', (engine) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule] });
    await test.get(Organisations).loadRegions();
    const organisation = await test.get(Organisations).findByCode('350000');
    test.actAs(
      new StaffActor('staff-1', '测试管理员', [
        { role: 'administrator', organisationId: organisation!.id, organisationPath: pathOfCode('350000') },
      ]),
    );
  }, 60_000);
  afterAll(() => test.close());
  afterEach(async () => {
    for (const table of [
      'person_change',
      'person',
      'roster_import_row',
      'roster_import_bad_row',
      'roster_import_fault',
      'roster_import',
    ])
      await test.database.execute(`DELETE FROM ${table}`);
  });

  const path = (rest = '') => `/api/v1/roster-imports${rest}`;
  const upload = (bytes: Buffer, { name = 'roster.csv', sheet = '' } = {}) =>
    request(test.http).post(path()).field('sheet', sheet).attach('file', bytes, name);
  const checked = async (...rows: string[][]) =>
    (await upload(csv(...rows)).expect(201)).body as { id: string; state: string };
  const badRows = async (id: string) =>
    (
      await request(test.http)
        .get(path(`/${id}/bad-rows`))
        .expect(200)
    ).body.rows as {
      lineNumber: number;
      typed: Record<string, string>;
      faults: { code: string }[];
    }[];
  const mend = async (id: string, line: number, changes: object) => {
    const found = (await badRows(id)).find(({ lineNumber }) => lineNumber === line)!;
    return (
      await request(test.http)
        .put(path(`/${id}/bad-rows/${line}`))
        .send({ ...found.typed, ...changes })
        .expect(200)
    ).body as { faults: { code: string }[]; rosterImport: { state: string; faultCount: number } };
  };
  const apply = (id: string, body: object = {}) =>
    request(test.http)
      .post(path(`/${id}/apply`))
      .send(body);
  const names = async () =>
    (await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 100 })).map(({ name }) => name).sort();

  it('shows a bad row as typed, and adds it to the good ones once it is right', async () => {
    const { id, state } = await checked(row(1), ['考生2', '护照', 'E0', '123', '350102']);
    expect(state).toBe('refused');
    expect(await badRows(id)).toMatchObject([
      {
        lineNumber: 3,
        typed: { name: '考生2', idType: '护照', idNumber: 'E0', phone: '123', organisationCode: '350102' },
        faults: [{ code: 'id_number_wrong_length' }, { code: 'phone_not_mobile' }],
      },
    ]);
    expect(await mend(id, 3, { idNumber: 'E00000002' })).toMatchObject({
      faults: [{ code: 'phone_not_mobile' }],
      rosterImport: { state: 'refused', faultCount: 1 },
    });
    expect(await mend(id, 3, { phone: '13000000002' })).toMatchObject({
      faults: [],
      rosterImport: { state: 'checked', faultCount: 0 },
    });
    await apply(id).expect(200, { imported: 2, updated: 0, unchanged: 0, skipped: 0 });
    expect(await names()).toEqual(['考生1', '考生2']);
  });

  it('imports only the good rows if asked, and offers the others as a sheet with their faults', async () => {
    const { id } = await checked(row(1), ['', '护照', 'E00000002', '', '350102']);
    await apply(id).expect(409);
    await apply(id, { goodOnly: true }).expect(200, { imported: 1, updated: 0, unchanged: 0, skipped: 1 });
    expect(await names()).toEqual(['考生1']);
    const { body } = await request(test.http)
      .get(path(`/${id}/bad-rows.xlsx`))
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const [, cells] = (await readXlsx(body as Buffer)).sheets[0]!.rows;
    expect(cells).toEqual(['', '护照', 'E00000002', '', '350102', '', '姓名：姓名为空，请填写', 3]);
  });

  it('accepts one of two rows with the same number once the other is left out or mended', async () => {
    const { id } = await checked(row(1), row(1, '考生一'), row(2), row(2, '考生二'));
    expect((await badRows(id)).map(({ lineNumber }) => lineNumber)).toEqual([2, 3, 4, 5]);
    await request(test.http)
      .delete(path(`/${id}/bad-rows/3`))
      .expect(200);
    expect((await badRows(id)).map(({ lineNumber }) => lineNumber)).toEqual([4, 5]);
    expect((await mend(id, 5, { idNumber: 'E00000003' })).rosterImport.state).toBe('checked');
    await apply(id).expect(200);
    expect(await names()).toEqual(['考生1', '考生2', '考生二']);
  });

  it('refuses a mended row whose number is in the file, or on the roster under another name', async () => {
    const first = await checked(row(1));
    await apply(first.id).expect(200);
    const { id } = await checked(row(2), ['考生3', '护照', 'E', '', '350102']);
    expect((await mend(id, 3, { idNumber: 'E00000002' })).faults).toMatchObject([
      { code: 'duplicate_in_file', otherLineNumber: 2 },
    ]);
    expect((await mend(id, 3, { idNumber: 'E00000001' })).faults).toMatchObject([{ code: 'name_differs_from_roster' }]);
  });

  it('names characters that no certificate can print, and accepts the row', async () => {
    test.get(CertificateGlyphs).answeredBy(async (texts) => (texts.some((text) => text.includes('𠮷')) ? ['𠮷'] : []));
    const { id, state } = await checked(row(1), row(2, '测试𠮷'));
    expect(state).toBe('checked');
    const { body } = await request(test.http)
      .get(path(`/${id}/faults`))
      .expect(200);
    expect(body.faults).toMatchObject([
      { lineNumber: 3, code: 'name_not_printable', problem: expect.stringContaining('𠮷') },
    ]);
    await apply(id).expect(200);
    test.get(CertificateGlyphs).answeredBy(async () => []);
  });

  it('lists the sheets of a workbook that are rosters, and takes the only one wherever it is', async () => {
    const workbook = async (...sheets: [string, string[][]][]) =>
      Buffer.from(await writeXlsx({ sheets: sheets.map(([name, rows]) => ({ name, rows })) }));
    const notes: [string, string[][]] = ['说明', [['填写说明'], ['每人一行']]];
    const two = await workbook(notes, ['一班', [HEADINGS, row(1)]], ['二班', [HEADINGS, row(2)]]);
    expect((await upload(two, { name: 'roster.xlsx' }).expect(422)).body).toMatchObject({
      code: 'ROSTER_FILE_UNREADABLE',
      details: { problem: 'several_sheets', sheets: ['一班', '二班'] },
    });
    expect((await upload(two, { name: 'roster.xlsx', sheet: '二班' }).expect(201)).body).toMatchObject({
      sheetName: '二班',
      rowCount: 1,
    });
    const one = await workbook(notes, ['名册', [HEADINGS, row(1)]]);
    expect((await upload(one, { name: 'roster.xlsx' }).expect(201)).body).toMatchObject({
      sheetName: '名册',
      rowCount: 1,
    });
  });

  it('keeps typed rows for a day at most', async () => {
    const { id } = await checked(['', '护照', 'E00000002', '', '350102']);
    test.clock.advance(DAY_MS + 1);
    await test.get(TidyRosterImports).tidy();
    expect(await badRows(id)).toEqual([]);
    await apply(id, { goodOnly: true }).expect(409);
    expect(JSON.stringify(await test.database.select('SELECT * FROM roster_import_bad_row'))).not.toContain(
      'E00000002',
    );
  });

  it('seals typed rows', async () => {
    await checked(['', '护照', 'E00000002', '', '350102']);
    const stored = await test.database.select('SELECT * FROM roster_import_bad_row');
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('E00000002');
  });

  it('lists each import, and undoes one while nothing refers to its people', async () => {
    const { id } = await checked(row(1), row(2));
    await apply(id).expect(200);
    const second = await checked([...row(1).slice(0, 3), '13000000001', '350103']);
    await apply(second.id).expect(200);
    const history = (await request(test.http).get(path()).expect(200)).body;
    expect(history).toMatchObject([
      { id: second.id, state: 'applied', addedCount: 0, updatedCount: 1 },
      { id, state: 'applied', addedCount: 2, updatedCount: 0, fileName: 'roster.csv', organisationName: '福建省' },
    ]);
    const undo = (importId: string) =>
      request(test.http)
        .post(path(`/${importId}/undo`))
        .send({ reason: '导错了文件' });
    await undo(id).expect(200, { removed: 2 });
    expect(await names()).toEqual([]);
    await undo(id).expect(409);
    expect((await request(test.http).get(path()).expect(200)).body[1].state).toBe('undone');
  });

  it('does not undo an import whose people were registered or corrected, and names them', async () => {
    const { id } = await checked(row(1), row(2));
    await apply(id).expect(200);
    const [person] = await test.get(People).listPage({ paths: ['/'], afterId: null, limit: 1 });
    test.get(PersonFollowers).add({ inUse: async (ids) => ids.filter((one) => one === person!.id) });
    const { body } = await request(test.http)
      .post(path(`/${id}/undo`))
      .send({ reason: '导错了文件' })
      .expect(409);
    expect(body).toMatchObject({ code: 'ROSTER_IMPORT_IN_USE', details: { count: 1, names: person!.name } });
    expect(await names()).toEqual(['考生1', '考生2']);
  });
});
