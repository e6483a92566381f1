import { Organisations } from '@sunflower/organisations';
import { StaffAccounts } from '@sunflower/identity';
import { Audit, StaffActor, VerifyAudit, type AuditedAct, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ReportingModule } from '../reporting.module';
import { AuditLog } from './audit-log';
import type { AuditListQueryDto } from './audit-log.dto';
import { EXAMINED } from './audit-log.repository';

const PASSWORD = 'a long synthetic password';
const staffOf = (organisationPath: string, role: StaffRole = 'administrator') =>
  new StaffActor('staff-0001', '测试管理员', [{ role, organisationId: 'any', organisationPath }]);

describeOnBothEngines('who did what', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let county: { id: string; path: string };
  let accountId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [ReportingModule] });
    exam = await anExam({ app: test, candidates: 3 });
    county = (await test.get(Organisations).findByCode('350102'))!;
    const other = (await test.get(Organisations).findByCode('350203'))!;
    const paths = [county.path, other.path, '/350000/'];
    for (const [index, path] of paths.entries())
      await test.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
        path,
        exam.registrations[index]!.id,
      ]);
    const grants = [{ role: 'administrator' as const, organisationId: county.id }];
    accountId = (
      await test
        .get(StaffAccounts)
        .createAccount({ username: 'county-clerk', displayName: '测试办事员', password: PASSWORD, grants, demo: false })
    ).id;
    await act({ subjectType: 'exam', subjectId: exam.examId, action: 'exam.changed', reason: '改了标题' });
    for (const { id } of exam.registrations)
      await act({
        subjectType: 'registration',
        subjectId: id,
        action: 'registration.outcome-set',
        reason: '=违纪 50%',
      });
    await act({ subjectType: 'master-key', subjectId: '2', action: 'secret.changed' });
  }, 60_000);
  afterAll(() => test.close());

  const act = (wishes: Pick<AuditedAct, 'action' | 'subjectType' | 'subjectId'> & Partial<AuditedAct>) =>
    test.database.transaction(() => test.get(Audit).record({ staffId: accountId, reason: null, ...wishes }));
  const list = (query: AuditListQueryDto = {}, staff = staffOf('/350000/')) =>
    test.get(AuditLog).list({ query, staff });
  const actsOf = async (query: AuditListQueryDto = {}, staff = staffOf('/350000/')) =>
    (await list(query, staff)).items.map(({ action }) => action);

  it('names who acted, whom and what it was about, and why', async () => {
    const [registration] = exam.registrations;
    const { items } = await list({ personId: registration!.personId });
    expect(items).toMatchObject([
      {
        actorName: '测试办事员',
        action: 'registration.outcome-set',
        personName: registration!.candidateName,
        examTitle: expect.any(String),
        organisationName: '鼓楼区',
        reason: '=违纪 50%',
      },
    ]);
    expect((await list({ action: 'staff.created' })).items[0]).toMatchObject({
      actorName: null,
      subjectName: '测试办事员',
    });
  });

  it('shows a county the acts on its own people and accounts alone', async () => {
    expect((await actsOf({}, staffOf(county.path))).sort()).toEqual(['registration.outcome-set', 'staff.created']);
    expect(await actsOf({ action: 'registration' }, staffOf('/350000/350200/'))).toHaveLength(1);
    expect(await actsOf({ action: 'registration' }, staffOf('/360000/'))).toEqual([]);
    expect(await actsOf({}, staffOf('/350000/', 'trainer'))).toEqual([]);
  });

  it('shows what belongs to no organisation to administrators of everything alone', async () => {
    expect(await actsOf({ action: 'secret.changed' })).toHaveLength(1);
    expect(await actsOf({ action: 'secret.changed' }, staffOf('/350000/350100/'))).toEqual([]);
  });

  it('filters by act, noun, exam, organisation and time', async () => {
    expect(await actsOf({ action: 'registration' })).toHaveLength(3);
    expect(await actsOf({ action: 'exam.changed', examId: exam.examId })).toEqual(['exam.changed']);
    expect(await actsOf({ organisationId: county.id, action: 'registration' })).toHaveLength(1);
    await expect(list({ organisationId: county.id }, staffOf('/350000/350200/'))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    test.clock.advance(60_000);
    const since = new Date(test.clock.now()).toISOString();
    await act({ subjectType: 'exam', subjectId: exam.examId, action: 'tickets.exported' });
    expect(await actsOf({ since })).toEqual(['tickets.exported']);
    expect(await actsOf({ until: since })).not.toContain('tickets.exported');
  });

  it('finds by a part of a reason, a name and a ticket number, and takes no letter for a wildcard', async () => {
    const [registration] = exam.registrations;
    expect(await actsOf({ search: '违纪 50%' })).toHaveLength(3);
    expect(await actsOf({ search: '_违' })).toEqual([]);
    expect(await actsOf({ search: '办事', action: 'exam.changed' })).toHaveLength(1);
    expect(await actsOf({ search: registration!.candidateName, action: 'registration' })).toHaveLength(1);
    expect(await actsOf({ search: registration!.ticketNumber })).toEqual(['registration.outcome-set']);
  });

  it('goes through pages without a gap and without a double, though acts bear one time', async () => {
    const all = (await list({ limit: 200 })).items.map(({ id }) => id);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await list({ limit: 2, after });
      expect(page.total).toBe(all.length);
      seen.push(...page.items.map(({ id }) => id));
      if (page.nextAfter === null) break;
      after = page.nextAfter;
    }
    expect(seen).toEqual(all);
  });

  it('keeps an act on what is deleted with it within reach', async () => {
    const { id } = (await anExam({ app: test, candidates: 1, rehearsal: true })).registrations[0]!;
    await test.database.transaction(async () => {
      await act({ subjectType: 'registration', subjectId: id, action: 'registration.cancelled' });
      await test.database.execute('DELETE FROM registration WHERE id = ?', [id]);
    });
    expect(await actsOf({ action: 'registration.cancelled' })).toHaveLength(1);
  });

  it('looks at no more rows than 10,000 for one page, and says where to go on', async () => {
    const many = Array.from({ length: 500 }, () => ({
      staffId: null,
      action: 'exam.changed' as const,
      subjectType: 'exam',
      subjectId: exam.examId,
      reason: null,
    }));
    test.clock.advance(60_000);
    for (let chunk = 0; chunk < EXAMINED / 500; chunk += 1)
      await test.database.transaction(() => test.get(Audit).recordAll(many));
    const first = await list({}, staffOf(county.path));
    expect(first).toMatchObject({ items: [], total: 0, totalIsMore: true, nextAfter: expect.any(String) });
    const next = await list({ after: first.nextAfter! }, staffOf(county.path));
    expect(next.items.map(({ action }) => action)).toContain('registration.outcome-set');
    expect(next.nextAfter).toBeNull();
  }, 60_000);

  describe('over HTTP', () => {
    let cookie: string;
    beforeAll(async () => {
      const reply = await request(test.http)
        .post('/api/v1/staff/sign-in')
        .send({ username: 'county-clerk', password: PASSWORD })
        .expect(200);
      cookie = (reply.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
    });
    const get = (path: string) => request(test.http).get(`/api/v1/${path}`).set('Cookie', cookie);

    it('says from which address the act came', async () => {
      const { body: person } = await request(test.http)
        .post('/api/v1/people')
        .set('Cookie', cookie)
        .send({ name: '测试新人', idType: 'passport', idNumber: 'E12345678', organisationId: county.id })
        .expect(201);
      const { body } = await get(`audit-log?personId=${person.id}`).expect(200);
      expect(body.items).toMatchObject([
        { action: 'person.added', actorName: '测试办事员', address: expect.stringMatching(/127\.0\.0\.1$/) },
      ]);
      const [byJob] = (await list({ action: 'exam.changed' })).items;
      expect(byJob!.address).toBeNull();
    });

    it('exports what is filtered, in words and without formulas, and records that it did', async () => {
      const { text } = await get('audit-log/audit-log.csv?action=registration').expect(200);
      const lines = text.trim().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain(',测试办事员,登记结论,');
      expect(lines[1]).toContain("'=违纪 50%");
      expect(await actsOf({ action: 'audit.exported' })).toHaveLength(1);
      const sheet = await get('audit-log/audit-log.xlsx').buffer(true).expect(200);
      expect(sheet.headers['content-type']).toContain('spreadsheetml');
    });

    it('refuses a filter that names no act, and a place in the list that is none', async () => {
      await get('audit-log?action=nothing').expect(400);
      await get('audit-log?after=yesterday').expect(400);
    });
  });

  it('can be verified, with organisations and addresses in the signatures', async () => {
    expect((await test.get(VerifyAudit).verify()).fault).toBeNull();
    await test.database.execute(`UPDATE audit_entry SET address = '192.0.2.7' WHERE action = 'person.added'`);
    expect((await test.get(VerifyAudit).verify()).fault).toMatchObject({ kind: 'changed' });
  });
});
