import { Registrations } from '@sunflower/exam';
import { IdentityModule } from '@sunflower/identity';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, newId, Secrets, StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { aReleasedRun } from '../fixtures/a-released-run';
import { anExam } from '../fixtures/an-exam';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';
import { CorrectPerson } from '../../libs/organisations/src/person-change/correct-person';
import { MergePeople } from '../../libs/organisations/src/person-change/merge-people';
import { checkCodeOf } from '../../libs/certificates/src/check-code/check-code';
import { CertificatesModule } from '../../libs/certificates/src/certificates.module';
import { Certificates } from '../../libs/certificates/src/certificate/certificates';
import { ReserveCertificates } from '../../libs/certificates/src/certificate/reserve-certificates';

const HOUR_MS = 3_600_000;

describeOnBothEngines('a person with registrations and certificates', (engine) => {
  let test: TestApp;
  let staff: StaffActor;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, OrganisationsModule, CertificatesModule] });
    await test.get(Organisations).loadRegions();
    const { id, path } = (await test.get(Organisations).findByCode('350000'))!;
    staff = new StaffActor('staff-1', '测试管理员', [
      { role: 'administrator', organisationId: id, organisationPath: path },
    ]);
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() => test.clock.advance(60_000));

  async function passed() {
    const exam = await anExam({ app: test, candidates: 1 });
    const registration = exam.registrations[0]!;
    const releasedAt = test.clock.now();
    await test.database.transaction(() =>
      test.get(ReserveCertificates).reserve({ examId: exam.examId, releasedAt, registrationIds: [registration.id] }),
    );
    await aReleasedRun({ app: test, examId: exam.examId, passed: { [registration.id]: true }, releasedAt });
    const { number } = (await test.get(Certificates).findByRegistration(registration.id))!;
    return { ...exam, registration, number, code: (reissueCount: number) => codeOf({ number, reissueCount }) };
  }
  const codeOf = ({ number, reissueCount }: { number: string; reissueCount: number }) =>
    checkCodeOf({ secrets: test.get(Secrets), number, key: 1, reissueCount });
  const correct = (personId: string, corrections: object) =>
    test.get(CorrectPerson).correct({ personId, corrections, reason: '本人申请', staff });
  const check = async (number: string, code: string) =>
    (await request(test.http).get(`/api/v1/certificates/${number}`).query({ code }).expect(200)).body;

  it('has the right name on the registration and on the certificate, which keeps its number', async () => {
    const { registration, number, code } = await passed();
    await correct(registration.personId, { name: '测试改名' });
    expect(await test.get(Registrations).getRegistration(registration.id)).toMatchObject({
      candidateName: '测试改名',
      ticketNumber: registration.ticketNumber,
      accessCodeVersion: registration.accessCodeVersion,
    });
    expect(await check(number, code(1))).toMatchObject({
      state: 'valid',
      holderName: '测试改名',
      codeMatches: true,
      printSuperseded: false,
      reissueCount: 1,
      correctedAt: new Date(test.clock.now()).toISOString(),
    });
    const [entry] = await test.get(Audit).listFor({ subjectType: 'certificate', subjectId: number });
    expect(entry).toMatchObject({ action: 'certificate.reissued', reason: '本人申请', details: { fields: ['name'] } });
  });

  it('is not named in full by the public check of an earlier print, which is recognised as superseded', async () => {
    const { registration, number, code } = await passed();
    expect(await check(number, code(0))).toMatchObject({
      codeMatches: true,
      printSuperseded: false,
      correctedAt: null,
    });
    await correct(registration.personId, { name: '测试改名' });
    await correct(registration.personId, { name: '测试再改' });
    for (const older of [0, 1])
      expect(await check(number, code(older))).toMatchObject({
        state: 'valid',
        codeMatches: false,
        printSuperseded: true,
        holderName: '测＊',
        reissueCount: 2,
      });
    expect(await check(number, code(2))).toMatchObject({ codeMatches: true, holderName: '测试再改' });
    expect(await check(number, code(3))).toMatchObject({ codeMatches: false, printSuperseded: false });
  });

  it('gets no new certificate for another phone or organisation', async () => {
    const { registration, number } = await passed();
    const county = (await test.get(Organisations).findByCode('350203'))!;
    await correct(registration.personId, { phone: '13000000009', organisationId: county.id });
    expect(await check(number, codeOf({ number, reissueCount: 0 }))).toMatchObject({
      reissueCount: 0,
      codeMatches: true,
    });
  });

  it('changes the organisation only in a sitting that is not over', async () => {
    const open = await anExam({ app: test, candidates: 1 });
    const over = await anExam({ app: test, candidates: 1 });
    const county = (await test.get(Organisations).findByCode('350203'))!;
    await correct(open.registrations[0]!.personId, { organisationId: county.id });
    expect(await test.get(Registrations).getRegistration(open.registrations[0]!.id)).toMatchObject({
      organisationName: '思明区',
      organisationPath: county.path,
    });
    test.clock.advance(3 * HOUR_MS);
    await correct(over.registrations[0]!.personId, { organisationId: county.id });
    expect(await test.get(Registrations).getRegistration(over.registrations[0]!.id)).toMatchObject({
      organisationName: over.registrations[0]!.organisationName,
    });
  });

  it('merged from two has the registrations and certificates of both, with its own name', async () => {
    const [kept, gone] = [await passed(), await passed()];
    const reason = '同一人';
    await test
      .get(MergePeople)
      .merge({ keptId: kept.registration.personId, goneId: gone.registration.personId, reason, staff });
    expect(await test.get(Registrations).getRegistration(gone.registration.id)).toMatchObject({
      personId: kept.registration.personId,
      candidateName: kept.registration.candidateName,
      maskedIdNumber: kept.registration.maskedIdNumber,
    });
    expect(await check(gone.number, gone.code(1))).toMatchObject({
      state: 'valid',
      codeMatches: true,
      reissueCount: 1,
    });
    expect(await check(kept.number, kept.code(0))).toMatchObject({
      state: 'valid',
      codeMatches: true,
      reissueCount: 0,
    });
    const left = await test.database.select('SELECT id FROM person WHERE id = ?', [gone.registration.personId]);
    expect(left).toEqual([]);
  });

  it('is not merged with another of the same exam, which is named', async () => {
    const { registrations } = await anExam({ app: test, candidates: 2, content: { title: `测试考试${newId()}` } });
    const [keptId, goneId] = registrations.map(({ personId }) => personId) as [string, string];
    await expect(test.get(MergePeople).merge({ keptId, goneId, reason: '同一人', staff })).rejects.toMatchObject({
      code: 'PEOPLE_NOT_MERGEABLE',
      details: { count: 1, exams: expect.stringMatching(/^测试考试/) },
    });
  });
});
