import { Audit, StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { residentIdCheckCharacter } from '../person/id-number';
import { Organisations, OrganisationsModule, PersonFollowers } from '../index';
import { pathOfCode } from '../organisation/organisation-level';

/** A resident ID number of the unused area 350199. */
function residentId(serial: number): string {
  const first17 = `35019919900101${String(serial).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

describeOnBothEngines('changes of single people', (engine) => {
  let test: TestApp;
  let serial = 0;
  const organisationId: Record<string, string> = {};

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule] });
    await test.get(Organisations).loadRegions();
    for (const code of ['350000', '350100', '350102', '350103', '350203'])
      organisationId[code] = (await test.get(Organisations).findByCode(code))!.id;
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() => actAsAdministratorOf('350100'));

  const actAsAdministratorOf = (code: string) =>
    test.actAs(
      new StaffActor('staff-1', '测试管理员', [
        { role: 'administrator', organisationId: organisationId[code] as string, organisationPath: pathOfCode(code) },
      ]),
    );
  const add = (wishes: object = {}) =>
    request(test.http)
      .post('/api/v1/people')
      .send({
        name: '测试考生',
        idType: 'resident_id',
        idNumber: residentId((serial += 1)),
        phone: '13000000001',
        organisationId: organisationId['350102'],
        ...wishes,
      });
  const added = async (wishes: object = {}) => (await add(wishes).expect(201)).body as { id: string };
  const correct = (id: string, corrections: object, reason = '本人出示了身份证') => {
    test.clock.advance(1000);
    return request(test.http)
      .post(`/api/v1/people/${id}/correct`)
      .send({ ...corrections, reason });
  };
  const changesOf = async (id: string) =>
    (await request(test.http).get(`/api/v1/people/${id}/changes`).expect(200)).body;
  const auditOf = (subjectId: string) => test.get(Audit).listFor({ subjectType: 'person', subjectId });

  it('adds a person by the rules of the roster, and shows the last four of the number', async () => {
    const { body } = await add({ name: ' 测 试·考生 ', idNumber: '11010519491231002x' }).expect(201);
    expect(body).toMatchObject({
      name: '测试·考生',
      maskedIdNumber: '****002X',
      maskedPhone: '****0001',
      unprintable: [],
    });
    expect(await changesOf(body.id)).toMatchObject([{ kind: 'added', reason: null, changes: [] }]);
    await request(test.http)
      .post(`/api/v1/people/${body.id}/reveal`)
      .send({ reason: '核对' })
      .expect(200, { idNumber: '11010519491231002X' });
  });

  it('refuses a person with every fault named', async () => {
    const { body } = await add({ name: '=1+1', idNumber: '110105194912310021', phone: '123' }).expect(422);
    expect(body.code).toBe('INVALID_PERSON');
    expect(body.details.faults.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['name', 'PERSON_NAME_WRONG_CHARACTERS'],
      ['idNumber', 'ID_NUMBER_WRONG_CHECK_DIGIT'],
      ['phone', 'PHONE_NOT_MOBILE'],
    ]);
  });

  it('names the owner of a number, but not to staff who do not reach the owner', async () => {
    const idNumber = residentId((serial += 1));
    const { id } = await added({ idNumber });
    expect((await add({ idNumber }).expect(409)).body).toMatchObject({
      code: 'ID_NUMBER_TAKEN',
      details: { personId: id },
    });
    actAsAdministratorOf('350203');
    expect((await add({ idNumber, organisationId: organisationId['350203'] }).expect(409)).body.details).toEqual({
      personId: '',
    });
  });

  it('corrects the given fields only, and records who, when, why and the fields, without a number', async () => {
    const { id } = await added();
    const idNumber = residentId((serial += 1));
    const { body } = await correct(id, {
      name: '测试改名',
      idNumber,
      phone: '',
      organisationId: organisationId['350103'],
    }).expect(200);
    expect(body).toMatchObject({
      name: '测试改名',
      idType: 'resident_id',
      maskedIdNumber: `****${idNumber.slice(-4)}`,
      maskedPhone: null,
      organisationName: '台江区',
    });
    const [change] = await changesOf(id);
    expect(change).toMatchObject({ kind: 'corrected', reason: '本人出示了身份证', registrations: 0, certificates: 0 });
    expect(change.changes.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'idNumber',
      'phone',
      'organisation',
    ]);
    expect(change.changes[0]).toEqual({ field: 'name', before: '测试考生', after: '测试改名' });
    const [entry] = await auditOf(id);
    expect(entry).toMatchObject({
      action: 'person.corrected',
      actorId: 'staff-1',
      reason: '本人出示了身份证',
      details: { fields: ['name', 'idNumber', 'phone', 'organisation'] },
    });
    expect(JSON.stringify([change, entry])).not.toContain(idNumber);
    expect(JSON.stringify(entry)).not.toContain('测试改名');
  });

  it('accepts another type for the same number, and another number of another type', async () => {
    const { id } = await added({ idType: 'passport', idNumber: '00000003' });
    expect((await correct(id, { idType: 'taiwan_permit' }).expect(200)).body).toMatchObject({
      idType: 'taiwan_permit',
    });
    await correct(id, { idType: 'resident_id' }).expect(422);
    await correct(id, { idType: 'resident_id', idNumber: residentId((serial += 1)) }).expect(200);
  });

  it('changes and records nothing where the values are already the same', async () => {
    const { id } = await added();
    await correct(id, { name: '测试考生', phone: '+86 130 0000 0001' }).expect(409);
    expect(await changesOf(id)).toHaveLength(1);
  });

  it('needs reach over the person and over the new organisation', async () => {
    const { id } = await added();
    await correct(id, { organisationId: organisationId['350203'] }).expect(404);
    actAsAdministratorOf('350203');
    await correct(id, { name: '测试改名' }).expect(404);
    await request(test.http).get(`/api/v1/people/${id}`).expect(404);
    await request(test.http).get(`/api/v1/people/${id}/changes`).expect(404);
  });

  it('needs a reason', async () => {
    const { id } = await added();
    await correct(id, { name: '测试改名' }, '').expect(400);
    await correct(id, { name: '测试改名' }, '   ').expect(400);
  });

  it('merges two people with the history of both, and keeps the name and number of the one kept', async () => {
    const kept = await added();
    const gone = await added({ name: '测试重复' });
    await correct(gone.id, { name: '测试重复二' }).expect(200);
    test.clock.advance(1000);
    const merge = (goneId: string) =>
      request(test.http).post(`/api/v1/people/${kept.id}/merge`).send({ goneId, reason: '同一人，证件号码录入有误' });
    const { body } = await merge(gone.id).expect(200);
    expect(body).toMatchObject({ id: kept.id, name: '测试考生' });
    await request(test.http).get(`/api/v1/people/${gone.id}`).expect(404);
    expect((await changesOf(kept.id)).map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'added',
      'added',
      'corrected',
      'merged',
    ]);
    expect((await auditOf(gone.id))[0]).toMatchObject({
      action: 'person.merged-away',
      details: { intoPersonId: kept.id },
    });
    await merge(gone.id).expect(404);
    await merge(kept.id).expect(400);
  });

  it('refuses a merge, with the reason named, when both have something one person can have only once', async () => {
    const [kept, gone] = [await added(), await added()];
    test.get(PersonFollowers).add({
      obstaclesTo: async ({ goneId }) => (goneId === gone.id ? ['测试考试甲', '测试考试乙'] : []),
    });
    const { body } = await request(test.http)
      .post(`/api/v1/people/${kept.id}/merge`)
      .send({ goneId: gone.id, reason: '同一人' })
      .expect(409);
    expect(body).toMatchObject({
      code: 'PEOPLE_NOT_MERGEABLE',
      details: { exams: '测试考试甲、测试考试乙', count: 2 },
    });
    await request(test.http).get(`/api/v1/people/${gone.id}`).expect(200);
  });
});
