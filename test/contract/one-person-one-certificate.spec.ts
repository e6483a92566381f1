import { aMakeUp } from '../fixtures/a-make-up';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { describeOnBothEngines } from '../fixtures/test-database';
import { ExamHall, type Conduct } from '../fixtures/exam-hall';
import { CountingAttempts1764207000000 } from '../../libs/platform/src/database/migrations/1764207000000-counting-attempts';
import { CertificateOfPerson1764207001000 } from '../../libs/platform/src/database/migrations/1764207001000-certificate-of-person';
import type { CountingAttempt, RegistrationRow } from '@sunflower/exam';
import { Audit, StaffActor } from '@sunflower/platform';
import { DataSource } from 'typeorm';
import { newCertificateNumber } from '../../libs/certificates/src/certificate/certificate-number';
import { CertificateDesk } from '../../libs/certificates/src/office/certificate-desk';
import { CertificateRepository } from '../../libs/certificates/src/certificate/certificate.repository';
import { Certificates } from '../../libs/certificates/src/certificate/certificates';
import { CertificateSuperseded } from '../../libs/certificates/src/certificates.errors';
import { CertificatesModule } from '../../libs/certificates/src/certificates.module';

const HOUR_MS = 3_600_000;

describeOnBothEngines('one person, one exam, one certificate', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let hall: ExamHall;

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [CertificatesModule] });
  });

  afterEach(() => app.close());

  const first = () => exam.registrations[0]!;
  const certificateOf = ({ id }: RegistrationRow) => app.get(CertificateRepository).findByRegistration(id);
  const all = () =>
    app.get(CertificateRepository).page({
      examId: exam.examId,
      organisationPaths: null,
      state: null,
      search: null,
      afterNumber: null,
      limit: 10,
    });

  /** The first attempt is over; the make-up is open; nothing is released. */
  async function sat(conduct: Conduct, rule: CountingAttempt = 'best'): Promise<RegistrationRow> {
    exam = await anExam({
      app,
      candidates: 1,
      content: {
        policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true, countingAttempt: rule },
      },
    });
    hall = new ExamHall(app, exam);
    await hall.sit({ registration: first(), conduct });
    app.clock.advance(3 * HOUR_MS);
    const { registrations } = await aMakeUp({ app, exam, personIds: [first().personId] });
    return registrations[0]!;
  }

  async function sitAgain(registration: RegistrationRow, conduct: Conduct): Promise<void> {
    await hall.sit({ registration, conduct });
    app.clock.advance(3 * HOUR_MS);
  }

  it('holds for a person who passes twice, in one release or in two', async () => {
    const second = await sat('half');
    await hall.release();
    const { number } = (await certificateOf(first()))!;
    await sitAgain(second, 'right');
    await hall.release();
    expect((await all()).map((one) => [one.number, one.state])).toEqual([[number, 'valid']]);
    expect(await certificateOf(second)).toMatchObject({ number, state: 'valid' });

    const other = await sat('right');
    await sitAgain(other, 'right');
    await hall.release();
    expect((await all()).map(({ state }) => state)).toEqual(['valid']);
    expect(await app.get(Certificates).numbersBesidePasses([first().id, other.id])).toEqual(
      new Map([first().id, other.id].map((id) => [id, expect.stringMatching(/^SF/) as unknown as string])),
    );
  });

  it('keeps the certificate while another attempt passes, and loses it with the last pass', async () => {
    const second = await sat('right');
    await sitAgain(second, 'half');
    await hall.release();
    const { number } = (await certificateOf(first()))!;
    await hall.decide({ registration: first(), outcome: 'violation' });
    await hall.regrade();
    expect(await certificateOf(first())).toMatchObject({ number, state: 'valid' });
    await hall.decide({ registration: second, outcome: 'annulled' });
    await hall.regrade();
    expect(await certificateOf(second)).toMatchObject({ number, state: 'revoked', revokedBy: 'regrade' });
    await hall.decide({ registration: second, outcome: null });
    await hall.regrade();
    expect(await certificateOf(second)).toMatchObject({ number, state: 'valid' });
  });

  it('follows the attempt that counts: where it is the latest, a fail after a pass revokes', async () => {
    const second = await sat('right', 'latest');
    await hall.release();
    expect(await certificateOf(first())).toMatchObject({ state: 'valid' });
    await sitAgain(second, 'wrong');
    await hall.release();
    expect(await certificateOf(first())).toMatchObject({ state: 'revoked', revokedBy: 'regrade' });
    await hall.decide({ registration: second, outcome: 'deferred' });
    await hall.regrade();
    expect(await certificateOf(first())).toMatchObject({ state: 'valid' });
  });

  it('has a certificate ready for a pass that counts only because another attempt is struck just before the release', async () => {
    const second = await sat('right', 'latest');
    await sitAgain(second, 'wrong');
    hall.duringPreparation(() => hall.decide({ registration: second, outcome: 'deferred' }));
    await hall.release();
    expect(await certificateOf(second)).toMatchObject({ state: 'valid' });
  });

  it('keeps the earlier valid one of two issued in the past; the later is revoked for good, with an audit row', async () => {
    const second = await sat('half');
    await sitAgain(second, 'right');
    await hall.release();
    const { number } = (await certificateOf(first()))!;
    const runner = app.get(DataSource).createQueryRunner();
    await new CertificateOfPerson1764207001000().down(runner);
    await new CountingAttempts1764207000000().down(runner);
    const superseded = newCertificateNumber({ issuedAtMs: app.clock.now(), random: () => 7 });
    await runner.query(
      `INSERT INTO certificate (number, registration_id, exam_id, holder_name, title, issuer, issued_at, expires_at, rehearsal)
       SELECT ?, ?, exam_id, holder_name, title, issuer, issued_at + 1, expires_at, rehearsal FROM certificate WHERE number = ?`,
      [superseded, second.id, number],
    );
    await new CountingAttempts1764207000000().up(runner);
    await new CertificateOfPerson1764207001000().up(runner);
    await runner.release();

    expect(await hall.list()).toEqual(['测试考生1 2 passed']);
    expect(await certificateOf(second)).toMatchObject({ number, state: 'valid' });
    expect((await all()).find((one) => one.number === superseded)).toMatchObject({
      state: 'revoked',
      revokedBy: 'superseded',
      supersededBy: number,
    });
    const acts = await app.get(Audit).listFor({ subjectType: 'certificate', subjectId: superseded });
    expect(acts).toMatchObject([{ action: 'certificate.superseded', details: { supersededBy: number } }]);
    const grants = [{ role: 'administrator' as const, organisationId: 'x', organisationPath: '/350000/' }];
    const staff = new StaffActor('staff-0001', '测试管理员', grants as never);
    await expect(
      app.get(CertificateDesk).reinstate({ number: superseded, reason: '测试', staff }),
    ).rejects.toBeInstanceOf(CertificateSuperseded);
  });
});
