import { ExamModule } from '@sunflower/exam';
import { GradingModule } from '@sunflower/grading';
import { entities, secureRandom } from '@sunflower/platform';
import { anExam } from '../../../../test/fixtures/an-exam';
import { aReleasedRun } from '../../../../test/fixtures/a-released-run';
import { createTestApp, TEST_START_MS, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { Certificate } from './certificate.entity';
import { parseCertificateNumber } from './certificate-number';
import { CertificateRepository } from './certificate.repository';
import { ReserveCertificates } from './reserve-certificates';

describeOnBothEngines('certificates and the run that counts', (engine) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({
      engine,
      modules: [...entities(Certificate), ExamModule, GradingModule],
      providers: [CertificateRepository, ReserveCertificates],
    });
  });

  afterAll(() => test.close());

  const exam = async (candidates: number, certificateValidMonths: number | null = null) => {
    const { examId, registrations } = await anExam({ app: test, candidates, content: { certificateValidMonths } });
    return { examId, registrationIds: registrations.map(({ id }) => id) };
  };

  const reserve = ({
    examId,
    registrationIds,
    releasedAt = TEST_START_MS,
  }: {
    examId: string;
    registrationIds: string[];
    releasedAt?: number;
  }) => test.database.transaction(() => test.get(ReserveCertificates).reserve({ examId, releasedAt, registrationIds }));

  /** Releases a run with these results, after reserving its certificates. */
  const release = async ({
    examId,
    passed,
    releasedAt = TEST_START_MS,
  }: {
    examId: string;
    passed: Record<string, boolean>;
    releasedAt?: number;
  }) => {
    await reserve({ examId, releasedAt, registrationIds: Object.keys(passed).filter((id) => passed[id]) });
    await aReleasedRun({ app: test, examId, passed, releasedAt });
  };

  const certificateOf = (registrationId: string) => test.get(CertificateRepository).findByRegistration(registrationId);

  const storedNumberOf = async (registrationId: string) => {
    const [row] = await test.database.select<{ number: string }>(
      'SELECT number FROM certificate WHERE registration_id = ?',
      [registrationId],
    );
    return row?.number ?? null;
  };

  const revokeByStaff = (number: string) =>
    test.get(CertificateRepository).revoke({ number, revokedAt: TEST_START_MS, revokedReason: '测试撤销' });

  it('issues one certificate for a pass, and none for a fail', async () => {
    const {
      examId,
      registrationIds: [pass = '', fail = ''],
    } = await exam(2, 36);
    await release({ examId, passed: { [pass]: true, [fail]: false } });
    const certificate = (await certificateOf(pass))!;
    expect(parseCertificateNumber(certificate.number)).toBe(certificate.number);
    expect(certificate).toMatchObject({
      examId,
      state: 'valid',
      holderName: expect.stringMatching(/^测试考生\d$/),
      title: '测试合格证书',
      issuer: '测试单位',
      issuedAt: TEST_START_MS,
      expiresAt: Date.UTC(2029, 5, 1, 16),
      revokedAt: null,
      revokedBy: null,
      rehearsal: false,
    });
    expect(await certificateOf(fail)).toBeNull();
  });

  it('keeps the number when a run is released twice', async () => {
    const {
      examId,
      registrationIds: [pass = ''],
    } = await exam(1);
    await release({ examId, passed: { [pass]: true } });
    const first = await certificateOf(pass);
    await release({ examId, passed: { [pass]: true } });
    expect(await certificateOf(pass)).toEqual(first);
  });

  it('revokes when a regrade turns the pass into a fail, and reinstates the same number when it turns back', async () => {
    const {
      examId,
      registrationIds: [candidate = ''],
    } = await exam(1);
    await release({ examId, passed: { [candidate]: true } });
    const { number } = (await certificateOf(candidate))!;
    await release({ examId, passed: { [candidate]: false }, releasedAt: TEST_START_MS + 2 });
    expect(await certificateOf(candidate)).toMatchObject({
      number,
      state: 'revoked',
      revokedBy: 'regrade',
      revokedAt: TEST_START_MS + 2,
    });
    await release({ examId, passed: { [candidate]: false }, releasedAt: TEST_START_MS + 3 });
    expect(await certificateOf(candidate)).toMatchObject({ state: 'revoked', revokedAt: TEST_START_MS + 2 });
    await release({ examId, passed: { [candidate]: true }, releasedAt: TEST_START_MS + 4 });
    expect(await certificateOf(candidate)).toMatchObject({
      number,
      state: 'valid',
      revokedBy: null,
      revokedAt: null,
      revokedReason: null,
    });
  });

  it('keeps a certificate revoked by staff revoked, whatever a regrade says', async () => {
    const {
      examId,
      registrationIds: [candidate = ''],
    } = await exam(1);
    await release({ examId, passed: { [candidate]: true } });
    const { number } = (await certificateOf(candidate))!;
    await revokeByStaff(number);
    await release({ examId, passed: { [candidate]: false } });
    await release({ examId, passed: { [candidate]: true } });
    expect(await certificateOf(candidate)).toMatchObject({
      number,
      state: 'revoked',
      revokedBy: 'staff',
      revokedReason: '测试撤销',
    });
  });

  it('hides a reserved certificate before its release, by number, by registration and in a list', async () => {
    const {
      examId,
      registrationIds: [pass = ''],
    } = await exam(1);
    const repository = test.get(CertificateRepository);
    const page = { examId, organisationPaths: null, search: null, afterNumber: null, limit: 10 };
    const seen = async () => {
      const number = (await storedNumberOf(pass))!;
      const pages = [
        await repository.page({ ...page, state: null }),
        await repository.page({ ...page, state: 'valid' }),
      ];
      return [
        await repository.findByNumber(number),
        await repository.lockAndFind(number),
        await certificateOf(pass),
        ...pages.map(([first]) => first ?? null),
      ].map((certificate) => certificate?.number ?? null);
    };
    await reserve({ examId, registrationIds: [pass] });
    expect(await seen()).toEqual([null, null, null, null, null]);
    const releaseIt = await aReleasedRun({ app: test, examId, passed: { [pass]: true }, releasedAt: null });
    expect(await seen()).toEqual([null, null, null, null, null]);
    await releaseIt(TEST_START_MS);
    expect(await seen()).toEqual(Array(5).fill(await storedNumberOf(pass)));
    expect(await repository.page({ ...page, state: 'revoked' })).toEqual([]);
  });

  it('replaces the reservations of an abandoned release with the new date, and keeps issued certificates', async () => {
    const {
      examId,
      registrationIds: [issued = '', pass = '', other = ''],
    } = await exam(3);
    await release({ examId, passed: { [issued]: true } });
    const number = await storedNumberOf(issued);
    await reserve({ examId, registrationIds: [pass, other], releasedAt: TEST_START_MS + 1 });
    const reserved = [await storedNumberOf(pass), await storedNumberOf(other)];
    const nextYear = Date.UTC(2027, 0, 5);
    await release({ examId, passed: { [issued]: true, [pass]: true, [other]: false }, releasedAt: nextYear });
    expect(await certificateOf(pass)).toMatchObject({ issuedAt: nextYear, number: expect.stringMatching(/^SF2027/) });
    expect(await certificateOf(issued)).toMatchObject({ number, issuedAt: TEST_START_MS });
    // Another run may be about to be released in which this person passes.
    expect([await certificateOf(other), await storedNumberOf(other)]).toEqual([null, reserved[1]]);
  });

  it('draws another number when one is taken', async () => {
    const {
      examId,
      registrationIds: [first = '', second = ''],
    } = await exam(2);
    const issuing = test.get(ReserveCertificates);
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

  it('reserves 3,000 at once with unique numbers, which a second release keeps', async () => {
    const { examId, registrationIds } = await exam(3000);
    await reserve({ examId, registrationIds });
    await release({ examId, passed: Object.fromEntries(registrationIds.map((id) => [id, true])) });
    const certificates = await test.get(CertificateRepository).listByRegistrations(registrationIds);
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(3000);
  });
});
