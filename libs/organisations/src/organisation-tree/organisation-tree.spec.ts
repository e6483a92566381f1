import { Audit, StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { OrganisationFollowers, Organisations, OrganisationsModule, People, PersonFollowers } from '../index';
import { pathOfCode } from '../organisation/organisation-level';
import { MovePeople } from './move-people';

describeOnBothEngines('the tree of organisations', (engine) => {
  let test: TestApp;
  let serial = 0;
  const idOf: Record<string, string> = {};

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule] });
    await test.get(Organisations).loadRegions();
    for (const code of ['350000', '350100', '350102', '350103', '350203'])
      idOf[code] = (await test.get(Organisations).findByCode(code))!.id;
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() => actAsAdministratorOf('350100'));

  const actAsAdministratorOf = (code: string) =>
    test.actAs(
      new StaffActor('staff-1', '测试管理员', [
        { role: 'administrator', organisationId: idOf[code] as string, organisationPath: pathOfCode(code) },
      ]),
    );
  const post = (path: string, body: object) => request(test.http).post(`/api/v1/organisations${path}`).send(body);
  const aName = () => `测试单位${(serial += 1)}`;
  const add = (wishes: object = {}) => post('', { parentId: idOf['350102'], name: aName(), level: 'unit', ...wishes });
  const added = async (wishes: object = {}) =>
    (await add(wishes).expect(201)).body as { id: string; code: string; path: string; name: string };
  const act = (id: string, verb: string, body: object = {}) => post(`/${id}/${verb}`, { reason: '测试原因', ...body });
  const auditOf = async (id: string) =>
    (await test.get(Audit).listFor({ subjectType: 'organisation', subjectId: id })).map(({ action }) => action);
  const addPerson = async (organisationId: string) =>
    (
      await request(test.http)
        .post('/api/v1/people')
        .send({ name: '测试考生', idType: 'passport', idNumber: `E${10_000_000 + (serial += 1)}`, organisationId })
        .expect(201)
    ).body as { id: string };

  it('takes towns and units, each with the next code below its parent and an audit row', async () => {
    const town = await added({ level: 'town', name: '测试街道' });
    const clinic = await added({ parentId: town.id, kind: 'clinic', name: ' 测试 诊所 ' });
    expect(clinic).toMatchObject({ name: '测试诊所', level: 'unit', kind: 'clinic', closedAt: null });
    expect(clinic.path).toBe(`${pathOfCode('350102')}${town.code}/${town.code}001/`);
    expect(await auditOf(clinic.id)).toEqual(['organisation.added']);
    expect((await added({ code: 'yj9' })).code).toBe('YJ9');
  });

  it('refuses a second one of the same name, a code that is taken, and a place where it does not belong', async () => {
    const { name, id } = await added();
    expect((await add({ name }).expect(409)).body.code).toBe('ORGANISATION_NAME_TAKEN');
    expect((await add({ code: '350102' }).expect(409)).body.code).toBe('ORGANISATION_CODE_TAKEN');
    expect((await add({ level: 'town', parentId: idOf['350100'] }).expect(422)).body.code).toBe(
      'ORGANISATION_MISPLACED',
    );
    expect((await add({ parentId: id }).expect(422)).body.code).toBe('ORGANISATION_MISPLACED');
    await add({ name: '=1+1' }).expect(400);
    await add({ code: '../1' }).expect(400);
  });

  it('gives each a code of its own when several are added at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => add({ parentId: idOf['350103'] })));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(replies.map(({ body }) => body.code)).size).toBe(8);
  });

  it('is kept by the administrators of an organisation above, and by nobody else', async () => {
    const { id } = await added();
    actAsAdministratorOf('350102');
    await add().expect(201);
    await act(id, 'rename', { name: aName() }).expect(200);
    await act(idOf['350102']!, 'rename', { name: '改名区' }).expect(403);
    await add({ parentId: idOf['350100'] }).expect(404);
    actAsAdministratorOf('350203');
    await add().expect(404);
    await act(id, 'close').expect(404);
    await act(id, 'merge', { intoId: idOf['350203'] }).expect(404);
  });

  it('lets what bears the name follow a new one', async () => {
    const renamed: string[] = [];
    test.get(OrganisationFollowers).add(async ({ name }) => {
      renamed.push(name);
    });
    const { id } = await added();
    const name = aName();
    expect((await act(id, 'rename', { name }).expect(200)).body.name).toBe(name);
    expect(renamed).toEqual([name]);
    expect(await auditOf(id)).toContain('organisation.renamed');
  });

  it('takes no new people into a closed one, in any way, until it is opened again', async () => {
    const { id, name, code } = await added();
    const person = await addPerson(idOf['350102']!);
    await act(id, 'close').expect(200);
    const refused = await request(test.http)
      .post('/api/v1/people')
      .send({ name: '测试考生', idType: 'passport', idNumber: 'E20000001', organisationId: id })
      .expect(409);
    expect(refused.body.code).toBe('ORGANISATION_CLOSED');
    const moved = await request(test.http)
      .post(`/api/v1/people/${person.id}/correct`)
      .send({ organisationId: id, reason: '测试' })
      .expect(409);
    expect(moved.body.code).toBe('ORGANISATION_CLOSED');
    const roster = await request(test.http)
      .post('/api/v1/roster-imports')
      .attach('file', Buffer.from(`姓名,证件类型,证件号码,机构代码\n测试,护照,E20000002,${code}\n`), 'roster.csv');
    expect(roster.body.faults).toMatchObject([{ code: 'organisation_closed' }]);
    expect((await add({ parentId: id }).expect(409)).body.code).toBe('ORGANISATION_CLOSED');
    await added({ name });
    expect((await act(id, 'reopen').expect(409)).body.code).toBe('ORGANISATION_NAME_TAKEN');
    await act(id, 'rename', { name: aName() }).expect(409);
  });

  it('closes neither a district nor one with open parts, and opens again what was closed', async () => {
    const town = await added({ level: 'town' });
    const unit = await added({ parentId: town.id });
    expect((await act(idOf['350102']!, 'close').expect(409)).body.code).toBe('ORGANISATION_NOT_CHANGEABLE');
    expect((await act(town.id, 'close').expect(409)).body).toMatchObject({
      code: 'ORGANISATION_HAS_PARTS',
      details: { count: 1 },
    });
    await act(unit.id, 'close').expect(200);
    await act(town.id, 'close').expect(200);
    expect((await act(unit.id, 'reopen').expect(409)).body.code).toBe('ORGANISATION_NOT_REOPENABLE');
    await act(town.id, 'reopen').expect(200);
    expect((await act(unit.id, 'reopen').expect(200)).body.closedAt).toBeNull();
  });

  it('gives the people of a merged one to the other, with what follows them and their history', async () => {
    const [gone, kept] = [await added(), await added()];
    const people = [await addPerson(gone.id), await addPerson(gone.id)];
    const followed: string[] = [];
    test.get(PersonFollowers).add({
      corrected: async ({ before, after, fields }) => {
        followed.push(`${before.organisationName} ${after.organisationName} ${fields.join()}`);
        return { registrations: 1 };
      },
    });
    expect((await act(gone.id, 'merge', { intoId: kept.id }).expect(200)).body).toEqual({ moved: 2, left: 0 });
    for (const { id } of people) expect((await test.get(People).getPerson(id)).organisationId).toBe(kept.id);
    expect(followed).toEqual(Array(2).fill(`${gone.name} ${kept.name} organisation`));
    const changes = await request(test.http).get(`/api/v1/people/${people[0]!.id}/changes`).expect(200);
    expect(changes.body[0]).toMatchObject({ kind: 'corrected', reason: '测试原因' });
    expect(await auditOf(gone.id)).toContain('organisation.merged');
    expect((await act(gone.id, 'reopen').expect(409)).body.code).toBe('ORGANISATION_NOT_REOPENABLE');
    expect((await act(kept.id, 'merge', { intoId: gone.id }).expect(409)).body.code).toBe('ORGANISATION_NOT_MERGEABLE');
  });

  it('goes on with a merge that ended in the middle', async () => {
    const [gone, kept] = [await added(), await added()];
    const person = await addPerson(gone.id);
    await test.database.execute(
      `UPDATE organisation SET closed_at = 1, closed_by = 'staff-1', closed_reason = '测试', merged_into_id = ? WHERE id = ?`,
      [kept.id, gone.id],
    );
    await test.get(MovePeople).finish();
    expect((await test.get(People).getPerson(person.id)).organisationId).toBe(kept.id);
  });

  describe('from a sheet', () => {
    const upload = (rows: string[], query = '') =>
      request(test.http)
        .post(`/api/v1/organisations/import${query}`)
        .attach('file', Buffer.from(['上级机构,机构名称,类型', ...rows].join('\n')), 'list.csv');

    it('adds nothing on a dry run or while a row is wrong, and names the row', async () => {
      const rows = ['鼓楼区,测试甲园,幼儿园', '鼓楼区,测试乙园,公司'];
      const { body } = await upload(rows).expect(200);
      expect(body).toMatchObject({
        added: 0,
        toAdd: 1,
        faultCount: 1,
        faults: [{ lineNumber: 3, heading: '类型', problem: 'type_unknown', value: '公司' }],
      });
      expect((await upload(rows.slice(0, 1), '?dryRun=true').expect(200)).body).toMatchObject({ added: 0, toAdd: 1 });
      expect(await test.get(Organisations).listSubtree(['/'])).not.toContainEqual(
        expect.objectContaining({ name: '测试甲园' }),
      );
    });

    it('adds a tree with an audit row for each, and passes over what is there when it comes again', async () => {
      const rows = ['鼓楼区,测试丙街道,街道', '测试丙街道,测试丙园,幼儿园'];
      expect((await upload(rows).expect(200)).body).toMatchObject({ added: 2, existing: 0 });
      expect((await upload(rows).expect(200)).body).toMatchObject({ added: 0, toAdd: 0, existing: 2 });
      const unit = (await test.get(Organisations).listSubtree(['/'])).find(({ name }) => name === '测试丙园')!;
      expect(unit).toMatchObject({ level: 'unit', kind: 'kindergarten' });
      expect(await auditOf(unit.id)).toEqual(['organisation.added']);
    });

    it('takes 1,200 rows, in steps', async () => {
      const rows = Array.from({ length: 1200 }, (_, index) => `台江区,测试批量${index},其他`);
      // Three digits are used up: the codes are given.
      const coded = rows.map((row, index) => `${row},B${index}`);
      const { body } = await request(test.http)
        .post('/api/v1/organisations/import')
        .attach('file', Buffer.from(['上级机构,机构名称,类型,机构代码', ...coded].join('\n')), 'list.csv')
        .expect(200);
      expect(body).toMatchObject({ added: 1200, faultCount: 0 });
    }, 60_000);

    it('is refused without the columns that it needs', async () => {
      await request(test.http)
        .post('/api/v1/organisations/import')
        .attach('file', Buffer.from('机构名称\n测试\n'), 'list.csv')
        .expect(422);
    });
  });

  it('counts the people of each, within reach alone', async () => {
    const { id } = await added();
    await addPerson(id);
    const counts = (await request(test.http).get('/api/v1/organisations/people-counts').expect(200)).body as {
      organisationId: string;
      people: number;
    }[];
    expect(counts.find(({ organisationId }) => organisationId === id)?.people).toBe(1);
    actAsAdministratorOf('350203');
    expect((await request(test.http).get('/api/v1/organisations/people-counts').expect(200)).body).toEqual([]);
  });
});
