import { LockedExams } from '@sunflower/exam';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';

const HOUR_MS = 3_600_000;

describeOnBothEngines('a session', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });
  afterAll(() => app.close());

  const signIn = (exam: ExamFixture) =>
    ACandidate.signedIn({ app, ticketNumber: exam.registrations[0]!.ticketNumber, accessCode: exam.accessCodes[0]! });
  const sessionsOf = ({ examId }: ExamFixture) =>
    app.database.select('SELECT id FROM exam_session WHERE exam_id = ?', [examId]);
  /** Records the consent to other texts than the exam's, as after a restored backup. */
  const agreeToOtherTexts = ({ examId }: ExamFixture) =>
    app.database.execute(
      `UPDATE registration SET consent_rules_version = 'other', consent_privacy_version = 'other', consent_at = 1 WHERE exam_id = ?`,
      [examId],
    );

  it.each([
    ['that the administrator has written', { rules: '测试须知', privacyNotice: '测试说明' }],
    ['that are built in', { rules: null, privacyNotice: null }],
  ])('does not begin before the candidate has agreed to the texts %s', async (_, content) => {
    const exam = await anExam({ app, candidates: 1, consented: false, content });
    const candidate = await signIn(exam);
    const { rulesVersion, privacyVersion } = await app.get(LockedExams).get(exam.examId);
    const refused = await candidate.start();
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([
      409,
      'CONSENT_REQUIRED',
      { rulesVersion, privacyVersion },
    ]);
    expect(await sessionsOf(exam)).toEqual([]);
    expect((await candidate.consent()).body.consent.given).toBe(true);
    expect((await candidate.start()).status).toBe(200);
  });

  it('does not begin with a consent to other texts, and begins after the right consent', async () => {
    const exam = await anExam({ app, candidates: 1, consented: false });
    await agreeToOtherTexts(exam);
    const candidate = await signIn(exam);
    expect((await candidate.start()).body.code).toBe('CONSENT_REQUIRED');
    expect((await candidate.consent()).body.consent.given).toBe(true);
    expect((await candidate.start()).status).toBe(200);
  });

  it('that has begun goes on without a consent, also on another device', async () => {
    const exam = await anExam({ app, candidates: 1 });
    expect((await (await signIn(exam)).start()).status).toBe(200);
    await agreeToOtherTexts(exam);
    expect((await (await signIn(exam)).start()).body.session.seat).toBe(2);
  });

  it('is refused for its time before its consent is checked', async () => {
    const opensAt = app.clock.now() + HOUR_MS;
    const exam = await anExam({ app, candidates: 1, consented: false, sitting: { opensAt } });
    expect((await (await signIn(exam)).start()).body.code).toBe('EXAM_NOT_OPEN');
  });
});
