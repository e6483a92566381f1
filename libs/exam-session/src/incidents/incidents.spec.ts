import { Organisations } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';

describeOnBothEngines('incidents', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let province: StaffMember;
  let county: StaffMember;
  let otherCounty: StaffMember;
  let trainer: StaffMember;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    await app.get(Organisations).loadRegions();
    province = await StaffMember.signedIn({ app, grants: [['administrator', '350000']] });
    county = await StaffMember.signedIn({ app, grants: [['invigilator', '350102']] });
    otherCounty = await StaffMember.signedIn({ app, grants: [['invigilator', '350103']] });
    trainer = await StaffMember.signedIn({ app, grants: [['trainer', '350000']] });
  }, 90_000);
  afterAll(() => app.close());

  /** The first person is of the county. */
  beforeEach(async () => {
    exam = await anExam({ app, candidates: 2 });
    const path = (await app.get(Organisations).findByCode('350102'))!.path;
    await app.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
      path,
      exam.registrations[0]!.id,
    ]);
  });

  const now = () => new Date(app.clock.now()).toISOString();
  const record = (body: object, staff = province) =>
    staff.post(`exams/${exam.examId}/incidents`, {
      kind: 'power_cut',
      occurredAt: now(),
      text: '三楼停电十分钟',
      ...body,
    });
  const listOf = async (staff = province, query = '') =>
    (await staff.get(`exams/${exam.examId}/incidents${query}`)).body;

  it('about a person and about a whole sitting are listed with their names, recorded last first', async () => {
    const registrationId = exam.registrations[0]!.id;
    expect((await record({ sittingId: exam.sittingId, actionTaken: '启用备用电源' })).status).toBe(201);
    expect((await record({ registrationId, kind: 'illness', text: '头晕\u200b' })).status).toBe(201);
    const { items, nextAfter } = await listOf();
    expect(items).toMatchObject([
      {
        kind: 'illness',
        text: '头晕',
        actionTaken: '',
        sittingTitle: '第一场',
        candidateName: exam.registrations[0]!.candidateName,
        ticketNumber: exam.registrations[0]!.ticketNumber,
        recordedByName: '测试人员',
        struckAt: null,
      },
      {
        kind: 'power_cut',
        actionTaken: '启用备用电源',
        registrationId: null,
        candidateName: null,
        organisationName: '福建省',
      },
    ]);
    expect(nextAfter).toBeNull();
    const first = await listOf(province, '?limit=1');
    expect((await listOf(province, `?limit=1&after=${first.nextAfter}`)).items).toMatchObject([{ kind: 'power_cut' }]);
    expect((await listOf(province, '?sittingId=other')).items).toEqual([]);
  });

  it('of a county are read and struck out by the county and above, and nobody else', async () => {
    const { id } = (await record({ sittingId: exam.sittingId }, county)).body;
    const ofProvince = (await record({ sittingId: exam.sittingId })).body;
    await record({ registrationId: exam.registrations[0]!.id }, province);
    const idsOf = async (staff: StaffMember) => (await listOf(staff)).items.map((one: { id: string }) => one.id);
    expect(await idsOf(county)).toHaveLength(2);
    expect(await idsOf(otherCounty)).toEqual([]);
    expect(await idsOf(province)).toHaveLength(3);
    const strike = (incidentId: string, staff: StaffMember) =>
      staff.post(`incidents/${incidentId}/strike`, { reason: '测试误记' });
    expect((await strike(id, otherCounty)).body.code).toBe('NOT_FOUND');
    expect((await strike(ofProvince.id, county)).body.code).toBe('NOT_FOUND');
    expect((await strike(id, county)).body).toMatchObject({ struckByName: '测试人员', struckReason: '测试误记' });
    expect((await strike(id, province)).body.code).toBe('INCIDENT_STRUCK');
    expect((await listOf(county)).items.find((one: { id: string }) => one.id === id)).toMatchObject({
      struckAt: now(),
      text: '三楼停电十分钟',
    });
  });

  it('leave audit rows where they happened', async () => {
    const { id } = (await record({ registrationId: exam.registrations[0]!.id })).body;
    await province.post(`incidents/${id}/strike`, { reason: '测试误记' });
    const rows = await app.get(Audit).listFor({ subjectType: 'incident', subjectId: id });
    const path = (await app.get(Organisations).findByCode('350102'))!.path;
    expect(rows.map(({ action, reason, organisationPath }) => [action, reason, organisationPath])).toEqual(
      expect.arrayContaining([
        ['incident.recorded', null, path],
        ['incident.struck', '测试误记', path],
      ]),
    );
  });

  it('are refused about people and sittings out of reach, at impossible times, and without words', async () => {
    const other = await anExam({ app, candidates: 1 });
    const refused: [object, string, StaffMember?][] = [
      [{ registrationId: exam.registrations[1]!.id }, 'REGISTRATION_NOT_FOUND', county],
      [{ registrationId: other.registrations[0]!.id }, 'REGISTRATION_NOT_FOUND'],
      [{ sittingId: other.sittingId }, 'SITTING_NOT_FOUND'],
      [{}, 'SITTING_NOT_FOUND'],
      [{ sittingId: exam.sittingId, occurredAt: new Date(app.clock.now() + 120_000).toISOString() }, 'INCIDENT_TIME'],
      [{ sittingId: exam.sittingId, occurredAt: '2020-01-01T00:00:00.000Z' }, 'INCIDENT_TIME'],
      [{ sittingId: exam.sittingId, text: ' \u200b' }, 'INVALID_REQUEST'],
      [{ sittingId: exam.sittingId, kind: 'party' }, 'INVALID_REQUEST'],
      [{ sittingId: exam.sittingId }, 'NOT_ALLOWED', trainer],
    ];
    for (const [body, code, staff] of refused) expect((await record(body, staff)).body.code).toBe(code);
    expect((await listOf()).items).toEqual([]);
  });
});
