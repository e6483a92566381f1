import { ExamModule } from '@sunflower/exam';
import { Audit, entities, secureRandom } from '@sunflower/platform';
import { anExam } from '../../../test/fixtures/an-exam';
import { createTestApp, TEST_START_MS, type TestApp } from '../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../test/fixtures/test-database';
import { Certificate } from './certificate.entity';
import { parseCertificateNumber } from './certificate-number';
import { CertificateRepository } from './certificate.repository';
import { IssueCertificates } from './issue-certificates';

describeOnBothEngines('issuing certificates', (engine) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({
      engine, modules: [...entities(Certificate), ExamModule], providers: [CertificateRepository, IssueCertificates],
    });
  });

  afterAll(() => test.close());

  const exam = async (candidates: number, certificateValidMonths: number | null = null) => {
    const { examId, registrations } = await anExam({ app: test, candidates, content: { certificateValidMonths } });
    return { examId, registrationIds: registrations.map(({ id }) => id) };
  };

  const release = ({ examId, passed, runId = 'run-1' }: { examId: string; passed: Record<string, boolean>; runId?: string }) =>
    test.database.transaction(() =>
      test.get(IssueCertificates).follow({
        examId, runId, staffId: 'staff-0001', results: Object.entries(passed).map(([registrationId, pass]) => ({ registrationId, passed: pass })),
      }),
    );

  const certificateOf = (registrationId: string) => test.get(CertificateRepository).findByRegistration(registrationId);

  const revokeByStaff = (number: string) =>
    test.database.transaction(() =>
      test.get(CertificateRepository).revoke({ numbers: [number], revokedAt: TEST_START_MS, revokedBy: 'staff', revokedReason: '测试撤销' }),
    );

  it('gives a pass one certificate, and a fail none', async () => {
    const { examId, registrationIds: [pass = '', fail = ''] } = await exam(2, 36);
    await release({ examId, passed: { [pass]: true, [fail]: false } });
    const certificate = (await certificateOf(pass))!;
    expect(parseCertificateNumber(certificate.number)).toBe(certificate.number);
    expect(certificate).toMatchObject({
      examId, state: 'valid', holderName: expect.stringMatching(/^测试考生\d$/), title: '测试合格证书', issuer: '测试单位', issuedAt: TEST_START_MS,
      expiresAt: Date.UTC(2029, 5, 1, 16), revokedAt: null, revokedBy: null, rehearsal: false,
    });
    expect(await certificateOf(fail)).toBeNull();
  });

  it('gives the same number when it is released twice', async () => {
    const { examId, registrationIds: [pass = ''] } = await exam(1);
    await release({ examId, passed: { [pass]: true } });
    const first = await certificateOf(pass);
    await release({ examId, passed: { [pass]: true } });
    expect(await certificateOf(pass)).toEqual(first);
  });

  it('revokes when a regrade turns the pass into a fail, and reinstates the same number when it turns back', async () => {
    const { examId, registrationIds: [candidate = ''] } = await exam(1);
    await release({ examId, passed: { [candidate]: true } });
    const { number } = (await certificateOf(candidate))!;
    await release({ examId, passed: { [candidate]: false }, runId: 'run-2' });
    expect(await certificateOf(candidate)).toMatchObject({ number, state: 'revoked', revokedBy: 'regrade', revokedAt: TEST_START_MS });
    await release({ examId, passed: { [candidate]: true }, runId: 'run-3' });
    expect(await certificateOf(candidate)).toMatchObject({ number, state: 'valid', revokedBy: null, revokedAt: null, revokedReason: null });
    const acts = await test.get(Audit).listFor({ subjectType: 'certificate', subjectId: number });
    expect(acts.map(({ action, details }) => [action, (details as { runId: string }).runId]).sort()).toEqual([
      ['certificate.reinstated', 'run-3'], ['certificate.revoked', 'run-2'],
    ]);
  });

  it('leaves revoked what staff revoked, whatever a regrade says', async () => {
    const { examId, registrationIds: [candidate = ''] } = await exam(1);
    await release({ examId, passed: { [candidate]: true } });
    const { number } = (await certificateOf(candidate))!;
    await revokeByStaff(number);
    await release({ examId, passed: { [candidate]: false } });
    await release({ examId, passed: { [candidate]: true } });
    expect(await certificateOf(candidate)).toMatchObject({ number, state: 'revoked', revokedBy: 'staff', revokedReason: '测试撤销' });
  });

  it('vanishes with the release that fails', async () => {
    const { examId, registrationIds: [pass = ''] } = await exam(1);
    await expect(
      test.database.transaction(async () => {
        await test.get(IssueCertificates).follow({ examId, runId: 'run-1', staffId: null, results: [{ registrationId: pass, passed: true }] });
        throw new Error('the release failed');
      }),
    ).rejects.toThrow('the release failed');
    expect(await certificateOf(pass)).toBeNull();
  });

  it('draws another number when one is taken', async () => {
    const { examId, registrationIds: [first = '', second = ''] } = await exam(2);
    const issuing = test.get(IssueCertificates);
    try {
      issuing.random = () => 7;
      await release({ examId, passed: { [first]: true } });
      const draws = [7, 7, 8, 8];
      issuing.random = () => draws.shift() ?? 9;
      await release({ examId, passed: { [first]: true, [second]: true } });
    } finally {
      issuing.random = secureRandom;
    }
    expect((await certificateOf(first))!.number).toMatch(/^SF20260000700007\d$/);
    expect((await certificateOf(second))!.number).toMatch(/^SF20260000800008\d$/);
  });

  it('issues 3,000 at once, each number once, with one audit row', async () => {
    const { examId, registrationIds } = await exam(3000);
    await release({ examId, passed: Object.fromEntries(registrationIds.map((id) => [id, true])) });
    const certificates = await test.get(CertificateRepository).listByRegistrations(registrationIds);
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(3000);
    const acts = await test.get(Audit).listFor({ subjectType: 'exam', subjectId: examId });
    expect(acts.filter(({ action }) => action === 'certificates.issued').map(({ details }) => details)).toEqual([
      { runId: 'run-1', issued: 3000, reinstated: 0, revoked: 0 },
    ]);
  });
});
