import { Audit } from '@sunflower/platform';
import type { TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CertificateOffice, type Caller } from '../../../../test/fixtures/certificates/certificate-office';

describeOnBothEngines('the revocation of a certificate', (engine) => {
  let test: TestApp;
  let office: CertificateOffice;

  beforeAll(async () => {
    office = await CertificateOffice.open(engine);
    ({ test } = office);
  });
  afterAll(() => test.close());
  // Restores the address's limit of checks, so that one test does not use it up for the next.
  beforeEach(() => test.clock.advance(60_000));

  it('needs a second person: the certificate is valid until another administrator confirms', async () => {
    const { number, exam } = await office.issued();
    const path = await office.requestRevocation(number, '冒名顶替');
    expect((await office.check(number)).body.state).toBe('valid');
    for (const again of [
      await office.province.post(`${path}/confirm`, {}),
      await office.province.post(`certificates/${number}/revocations`, { reason: '再次申请' }),
    ])
      expect([again.status, again.body.code]).toEqual([
        409,
        again.request.url.endsWith('confirm') ? 'SECOND_PERSON_NEEDED' : 'REVOCATION_PENDING',
      ]);
    await office.city.post(`${path}/confirm`, {}).expect(404);
    const waiting = async (caller: Caller) =>
      (await caller.get(`exams/${exam.examId}/certificates`).query({ state: 'revocation_requested' })).body
        .certificates;
    expect(await waiting(office.second)).toMatchObject([
      { number, revocation: { reason: '冒名顶替', requestedByName: '测试管理员350000', isOwn: false } },
    ]);
    expect(await waiting(office.province)).toMatchObject([{ number, revocation: { isOwn: true } }]);
    await office.second.post(`${path}/confirm`, {}).expect(204);
    expect((await office.check(number)).body.state).toBe('revoked');
    expect(await waiting(office.second)).toEqual([]);
    expect((await office.second.post(`${path}/confirm`, {}).expect(409)).body.code).toBe('REVOCATION_DECIDED');
  });

  it('does not happen when it is declined, by the second person or by the one who asked', async () => {
    const { number } = await office.issued();
    for (const caller of [office.second, office.province]) {
      const path = await office.requestRevocation(number);
      await caller.post(`${path}/decline`, { reason: '核实无误' }).expect(204);
      expect((await office.second.post(`${path}/confirm`, {}).expect(409)).body.code).toBe('REVOCATION_DECIDED');
    }
    expect((await office.check(number)).body.state).toBe('valid');
    const { body } = await office.province.get(`certificates/${number}/revocations`).expect(200);
    expect(body.revocations).toMatchObject([
      { decision: 'declined', decidedByName: '测试管理员350000', decisionReason: '核实无误' },
      { decision: 'declined', decidedByName: '测试管理员second', decisionReason: '核实无误' },
    ]);
    const acts = await test.get(Audit).listFor({ subjectType: 'certificate', subjectId: number });
    expect(acts.filter(({ action }) => action === 'certificate.revocation-declined')).toHaveLength(2);
  });

  it('is confirmed only under the number that it was asked for', async () => {
    const [one, other] = [await office.issued(), await office.issued()];
    const path = await office.requestRevocation(one.number);
    const { body } = await office.second
      .post(path.replace(one.number, other.number).concat('/confirm'), {})
      .expect(404);
    expect(body.code).toBe('REVOCATION_NOT_FOUND');
  });
});
