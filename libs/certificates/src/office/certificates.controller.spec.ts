import { IdentityModule, StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { Audit, newId, Secrets } from '@sunflower/platform';
import request from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { aReleasedRun } from '../../../../test/fixtures/a-released-run';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { checkCodeOf } from '../check-code/check-code';
import { CertificateRepository } from '../certificate/certificate.repository';
import { Certificates } from '../certificate/certificates';
import { CertificatesModule } from '../certificates.module';
import { ReserveCertificates } from '../certificate/reserve-certificates';

const PASSWORD = 'only-for-tests-0001';
const YEAR_MS = 366 * 86_400_000;

describeOnBothEngines('certificates over HTTP', (engine) => {
  let test: TestApp;
  let provinceAdministrator: Caller;
  let cityAdministrator: Caller;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, CertificatesModule] });
    await test.get(Organisations).loadRegions();
    provinceAdministrator = await administratorOf('350000');
    cityAdministrator = await administratorOf('350100');
  });

  afterAll(() => test.close());

  // Restores the address's limit of checks, so that one test does not use it up for the next.
  beforeEach(() => test.clock.advance(60_000));

  async function administratorOf(code: string): Promise<Caller> {
    const { id } = (await test.get(Organisations).findByCode(code))!;
    const grants = [{ role: 'administrator' as const, organisationId: id }];
    await test
      .get(StaffAccounts)
      .createAccount({ username: `test-${code}`, displayName: '测试管理员', password: PASSWORD, grants, demo: false });
    const { headers, body } = await request(test.http)
      .post('/api/v1/staff/sign-in')
      .send({ username: `test-${code}`, password: PASSWORD })
      .expect(200);
    return new Caller({
      test,
      cookie: (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!,
      staffId: body.id,
    });
  }

  const issue = async ({ examId, registrations }: ExamFixture) => {
    const registrationIds = registrations.map(({ id }) => id);
    const releasedAt = test.clock.now();
    await test.database.transaction(() =>
      test.get(ReserveCertificates).reserve({ examId, releasedAt, registrationIds }),
    );
    await aReleasedRun({
      app: test,
      examId,
      passed: Object.fromEntries(registrationIds.map((id) => [id, true])),
      releasedAt,
    });
  };

  const issued = async ({
    certificateValidMonths = null,
    rehearsal = false,
  }: { certificateValidMonths?: number | null; rehearsal?: boolean } = {}) => {
    const exam = await anExam({ app: test, candidates: 1, content: { certificateValidMonths }, rehearsal });
    await issue(exam);
    const registration = exam.registrations[0]!;
    const { number } = (await test.get(Certificates).findByRegistration(registration.id))!;
    return { exam, registration, number, code: checkCodeOf({ secrets: test.get(Secrets), number, key: 1 }) };
  };

  const check = (number: string, code?: string) =>
    request(test.http)
      .get(`/api/v1/certificates/${number}`)
      .query(code === undefined ? {} : { code });

  describe('the public check', () => {
    it('masks the name without the code, and shows it with the code', async () => {
      const { number, code, registration } = await issued({ certificateValidMonths: 12 });
      const { body: masked } = await check(number).expect(200);
      expect(masked).toMatchObject({
        number,
        state: 'valid',
        holderName: '测＊',
        codeMatches: null,
        title: '测试合格证书',
        issuer: '测试单位',
        revokedAt: null,
      });
      expect(masked.issuedAt).toMatch(/^2026-06-01T\d\d:\d\d:00\.000Z$/);
      expect(masked.expiresAt).toBe('2027-06-01T16:00:00.000Z');
      expect((await check(number, 'WRNGCDE2')).body).toMatchObject({ holderName: '测＊', codeMatches: false });
      expect((await check(number, code.toLowerCase())).body).toMatchObject({
        holderName: registration.candidateName,
        codeMatches: true,
      });
    });

    it('gives the same answer for a malformed, an unknown and a rehearsal number', async () => {
      const { number, code } = await issued({ rehearsal: true });
      const answers = [
        await check('nonsense'),
        await check('SF202600000000001'),
        await check('SF202600000000002'),
        await check(number, code),
      ];
      for (const { status, body } of answers)
        expect([status, body]).toEqual([
          404,
          { code: 'CERTIFICATE_NOT_FOUND', message: expect.any(String), details: null },
        ]);
    });

    it('reports that a certificate is expired or revoked, but not why', async () => {
      const { number } = await issued({ certificateValidMonths: 1 });
      const nowMs = test.clock.now();
      test.clock.advance(YEAR_MS);
      expect((await check(number)).body.state).toBe('expired');
      test.clock.set(nowMs);
      await provinceAdministrator.post(`certificates/${number}/revoke`, { reason: '测试撤销' }).expect(204);
      const { body } = await check(number);
      expect(body).toMatchObject({ state: 'revoked', holderName: '测＊' });
      expect(JSON.stringify(body)).not.toContain('测试撤销');
    });

    it('is refused above the limit of an address, with the time to wait', async () => {
      for (let count = 0; count < 30; count += 1) await check('x').expect(404);
      const { status, body, headers } = await check('x');
      expect([status, body.code, headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', '2']);
    });
  });

  describe('revoking and reinstating', () => {
    it('keep the number, and record the reason in an audit row', async () => {
      const { number, registration } = await issued();
      await provinceAdministrator.post(`certificates/${number}/revoke`, { reason: '姓名有误' }).expect(204);
      expect(
        (await provinceAdministrator.post(`certificates/${number}/revoke`, { reason: '再次撤销' }).expect(409)).body
          .code,
      ).toBe('CERTIFICATE_REVOKED');
      expect(await test.get(CertificateRepository).findByNumber(number)).toMatchObject({
        state: 'revoked',
        revokedBy: 'staff',
        revokedReason: '姓名有误',
      });
      await provinceAdministrator.post(`certificates/${number}/reinstate`, { reason: '核实无误' }).expect(204);
      expect(
        (await provinceAdministrator.post(`certificates/${number}/reinstate`, { reason: '再次恢复' }).expect(409)).body
          .code,
      ).toBe('CERTIFICATE_NOT_REVOKED');
      expect(await test.get(Certificates).findByRegistration(registration.id)).toEqual({
        number,
        registrationId: registration.id,
        revokedBy: null,
      });
      const acts = await test.get(Audit).listFor({ subjectType: 'certificate', subjectId: number });
      expect(acts.map(({ action, actorId, reason }) => [action, actorId, reason]).sort()).toEqual([
        ['certificate.reinstated', provinceAdministrator.staffId, '核实无误'],
        ['certificate.revoked', provinceAdministrator.staffId, '姓名有误'],
      ]);
    });

    it('is refused when the released result is not a pass', async () => {
      const { number, registration, exam } = await issued();
      await provinceAdministrator.post(`certificates/${number}/revoke`, { reason: '测试撤销' }).expect(204);
      await aReleasedRun({
        app: test,
        examId: exam.examId,
        passed: { [registration.id]: false },
        releasedAt: test.clock.now(),
      });
      expect(
        (await provinceAdministrator.post(`certificates/${number}/reinstate`, { reason: '测试恢复' }).expect(409)).body
          .code,
      ).toBe('CERTIFICATE_NOT_EARNED');
    });

    it('answer not found below the candidate’s organisation, and require a reason', async () => {
      const { number, exam } = await issued();
      for (const act of ['revoke', 'reinstate']) {
        const { body } = await cityAdministrator.post(`certificates/${number}/${act}`, { reason: '测试' }).expect(404);
        expect(body.code).toBe('CERTIFICATE_NOT_FOUND');
      }
      await cityAdministrator.get(`certificates/${number}/pdf`).expect(404);
      expect((await cityAdministrator.get(`exams/${exam.examId}/certificates`).expect(200)).body.certificates).toEqual(
        [],
      );
      await provinceAdministrator.post(`certificates/${number}/revoke`, {}).expect(400);
      await request(test.http).post(`/api/v1/certificates/${number}/revoke`).send({ reason: '测试' }).expect(401);
      expect(await test.get(CertificateRepository).findByNumber(number)).toMatchObject({ state: 'valid' });
    });
  });

  it('lists certificates page by page, by state and by search', async () => {
    const exam = await anExam({ app: test, candidates: 5 });
    await issue(exam);
    const list = async (query: Record<string, string | number>) =>
      (await provinceAdministrator.get(`exams/${exam.examId}/certificates`).query(query).expect(200)).body;
    const first = await list({ limit: 3 });
    const rest = await list({ limit: 3, after: first.next });
    const numbers = [...first.certificates, ...rest.certificates].map(({ number }: { number: string }) => number);
    expect(numbers).toEqual([...numbers].sort());
    expect([new Set(numbers).size, rest.next]).toEqual([5, null]);
    expect(first.certificates[0]).toMatchObject({
      state: 'valid',
      maskedIdNumber: expect.stringMatching(/^\*{4}\d{4}$/),
      organisationName: '福建省',
      rehearsal: false,
    });
    const { candidateName, ticketNumber } = exam.registrations[0]!;
    expect((await list({ search: candidateName })).certificates).toMatchObject([
      { holderName: candidateName, ticketNumber },
    ]);
    expect((await list({ search: ticketNumber })).certificates).toMatchObject([{ holderName: candidateName }]);
    expect((await list({ search: numbers[1].toLowerCase() })).certificates).toMatchObject([{ number: numbers[1] }]);
    expect((await list({ search: '%' })).certificates).toEqual([]);
    expect((await list({ state: 'revoked' })).certificates).toEqual([]);
  });

  describe('the PDF', () => {
    const started = async (exam: ExamFixture) => {
      const candidate = await ACandidate.signedIn({
        app: test,
        ticketNumber: exam.registrations[0]!.ticketNumber,
        accessCode: exam.accessCodes[0]!,
      });
      expect((await candidate.start()).status).toBe(200);
      return candidate;
    };

    it('is available to the candidate for their own session only', async () => {
      const mine = await issued();
      const candidate = await started(mine.exam);
      const another = await started((await issued()).exam);
      const { status, headers, body } = await candidate.get(
        `/api/v1/candidate/sessions/${candidate.sessionId}/certificate.pdf`,
      );
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'application/pdf',
        'cache-control': 'private, no-store',
        'content-disposition': `inline; filename="certificate-${mine.number}.pdf"`,
      });
      expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      for (const id of [another.sessionId, newId(), 'nonsense']) {
        const refused = await candidate.get(`/api/v1/candidate/sessions/${id}/certificate.pdf`);
        expect([refused.status, refused.body.code]).toEqual([404, 'SESSION_NOT_FOUND']);
      }
      await request(test.http).get(`/api/v1/candidate/sessions/${candidate.sessionId}/certificate.pdf`).expect(401);
    });

    it('is not printed without a pass, nor once revoked', async () => {
      const candidate = await started(await anExam({ app: test, candidates: 1 }));
      const none = await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}/certificate.pdf`);
      expect([none.status, none.body.code]).toEqual([404, 'CERTIFICATE_NOT_FOUND']);
      const { number } = await issued();
      await provinceAdministrator.get(`certificates/${number}/pdf`).expect(200);
      await provinceAdministrator.post(`certificates/${number}/revoke`, { reason: '测试撤销' }).expect(204);
      expect((await provinceAdministrator.get(`certificates/${number}/pdf`).expect(409)).body.code).toBe(
        'CERTIFICATE_REVOKED',
      );
    });
  });

  it('deletes the certificates of a rehearsal, and no others', async () => {
    const rehearsal = await issued({ rehearsal: true });
    const real = await issued();
    expect(await test.get(Certificates).deleteRehearsal(rehearsal.exam.examId)).toBe(1);
    expect(await test.get(Certificates).deleteRehearsal(real.exam.examId)).toBe(0);
    expect(await test.get(Certificates).findByRegistration(rehearsal.registration.id)).toBeNull();
    expect(await test.get(Certificates).findByRegistration(real.registration.id)).not.toBeNull();
  });
});

/** A signed-in member of staff. */
class Caller {
  readonly staffId: string;

  constructor(private readonly options: { test: TestApp; cookie: string; staffId: string }) {
    this.staffId = options.staffId;
  }

  get(path: string): request.Test {
    return request(this.options.test.http).get(`/api/v1/${path}`).set('Cookie', this.options.cookie);
  }

  post(path: string, body: object): request.Test {
    return request(this.options.test.http).post(`/api/v1/${path}`).set('Cookie', this.options.cookie).send(body);
  }
}
