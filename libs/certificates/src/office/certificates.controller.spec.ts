import { Audit, newId } from '@sunflower/platform';
import request from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { aReleasedRun } from '../../../../test/fixtures/a-released-run';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import type { TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CertificateOffice } from '../../../../test/fixtures/certificates/certificate-office';
import { CertificateRepository } from '../certificate/certificate.repository';
import { Certificates } from '../certificate/certificates';

const YEAR_MS = 366 * 86_400_000;

describeOnBothEngines('certificates over HTTP', (engine) => {
  let test: TestApp;
  let office: CertificateOffice;

  beforeAll(async () => {
    office = await CertificateOffice.open(engine);
    ({ test } = office);
  });
  afterAll(() => test.close());
  // Restores the address's limit of checks, so that one test does not use it up for the next.
  beforeEach(() => test.clock.advance(60_000));

  describe('the public check', () => {
    it('masks the name without the code, and shows it with the code', async () => {
      const { number, code, registration } = await office.issued({ certificateValidMonths: 12 });
      const { body: masked } = await office.check(number).expect(200);
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
      expect((await office.check(number, 'WRNGCDE2')).body).toMatchObject({ holderName: '测＊', codeMatches: false });
      expect((await office.check(number, code.toLowerCase())).body).toMatchObject({
        holderName: registration.candidateName,
        codeMatches: true,
      });
    });

    it('gives the same answer for a malformed, an unknown and a rehearsal number', async () => {
      const { number, code } = await office.issued({ rehearsal: true });
      const answers = [
        await office.check('nonsense'),
        await office.check('SF202600000000001'),
        await office.check('SF202600000000002'),
        await office.check(number, code),
      ];
      for (const { status, body } of answers)
        expect([status, body]).toEqual([
          404,
          { code: 'CERTIFICATE_NOT_FOUND', message: expect.any(String), details: null },
        ]);
    });

    it('reports that a certificate is expired or revoked, but not why', async () => {
      const { number } = await office.issued({ certificateValidMonths: 1 });
      const nowMs = test.clock.now();
      test.clock.advance(YEAR_MS);
      expect((await office.check(number)).body.state).toBe('expired');
      test.clock.set(nowMs);
      await office.revoke(number);
      const { body } = await office.check(number);
      expect(body).toMatchObject({ state: 'revoked', holderName: '测＊' });
      expect(JSON.stringify(body)).not.toContain('测试撤销');
    });

    it('is refused above the limit of an address, with the time to wait', async () => {
      for (let count = 0; count < 30; count += 1) await office.check('x').expect(404);
      const { status, body, headers } = await office.check('x');
      expect([status, body.code, headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', '2']);
    });
  });

  describe('revoking and reinstating', () => {
    it('keep the number, and record the reason in an audit row', async () => {
      const { number, registration } = await office.issued();
      await office.revoke(number, '姓名有误');
      expect(
        (await office.province.post(`certificates/${number}/revocations`, { reason: '再次撤销' }).expect(409)).body
          .code,
      ).toBe('CERTIFICATE_REVOKED');
      expect(await test.get(CertificateRepository).findByNumber(number)).toMatchObject({
        state: 'revoked',
        revokedBy: 'staff',
        revokedReason: '姓名有误',
      });
      await office.province.post(`certificates/${number}/reinstate`, { reason: '核实无误' }).expect(204);
      expect(
        (await office.province.post(`certificates/${number}/reinstate`, { reason: '再次恢复' }).expect(409)).body.code,
      ).toBe('CERTIFICATE_NOT_REVOKED');
      expect(await test.get(Certificates).findByRegistration(registration.id)).toEqual({
        number,
        registrationId: registration.id,
        revokedBy: null,
      });
      const acts = await test.get(Audit).listFor({ subjectType: 'certificate', subjectId: number });
      expect(acts.map(({ action, actorId, reason }) => [action, actorId, reason]).sort()).toEqual([
        ['certificate.reinstated', office.province.staffId, '核实无误'],
        ['certificate.revocation-requested', office.province.staffId, '姓名有误'],
        ['certificate.revoked', office.second.staffId, '姓名有误'],
      ]);
    });

    it('is refused when the released result is not a pass', async () => {
      const { number, registration, exam } = await office.issued();
      await office.revoke(number);
      await aReleasedRun({
        app: test,
        examId: exam.examId,
        passed: { [registration.id]: false },
        releasedAt: test.clock.now(),
      });
      expect(
        (await office.province.post(`certificates/${number}/reinstate`, { reason: '测试恢复' }).expect(409)).body.code,
      ).toBe('CERTIFICATE_NOT_EARNED');
    });

    it('answer not found below the candidate’s organisation, and require a reason', async () => {
      const { number, exam } = await office.issued();
      for (const act of ['revocations', 'reinstate']) {
        const { body } = await office.city.post(`certificates/${number}/${act}`, { reason: '测试' }).expect(404);
        expect(body.code).toBe('CERTIFICATE_NOT_FOUND');
      }
      await office.city.get(`certificates/${number}/pdf`).expect(404);
      expect((await office.city.get(`exams/${exam.examId}/certificates`).expect(200)).body.certificates).toEqual([]);
      await office.province.post(`certificates/${number}/revocations`, {}).expect(400);
      await request(test.http).post(`/api/v1/certificates/${number}/revocations`).send({ reason: '测试' }).expect(401);
      expect(await test.get(CertificateRepository).findByNumber(number)).toMatchObject({ state: 'valid' });
    });
  });

  it('lists certificates page by page, by state and by search', async () => {
    const exam = await anExam({ app: test, candidates: 5 });
    await office.issue(exam);
    const list = async (query: Record<string, string | number>) =>
      (await office.province.get(`exams/${exam.examId}/certificates`).query(query).expect(200)).body;
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
      const mine = await office.issued();
      const candidate = await started(mine.exam);
      const another = await started((await office.issued()).exam);
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
      const { number } = await office.issued();
      await office.province.get(`certificates/${number}/pdf`).expect(200);
      await office.revoke(number);
      expect((await office.province.get(`certificates/${number}/pdf`).expect(409)).body.code).toBe(
        'CERTIFICATE_REVOKED',
      );
    });
  });

  it('deletes the certificates of a rehearsal, and no others', async () => {
    const rehearsal = await office.issued({ rehearsal: true });
    const real = await office.issued();
    await office.revoke(rehearsal.number);
    expect(await test.get(Certificates).deleteRehearsal(rehearsal.exam.examId)).toBe(1);
    expect(await test.get(Certificates).deleteRehearsal(real.exam.examId)).toBe(0);
    expect(await test.get(Certificates).findByRegistration(rehearsal.registration.id)).toBeNull();
    expect(await test.get(Certificates).findByRegistration(real.registration.id)).not.toBeNull();
  });
});
