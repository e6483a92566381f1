import type { ExamContent } from '@sunflower/exam';
import { IdentityModule, StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import type { StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import type { SessionDetailDto } from './exam-session.dto';
import { ExamSessionModule } from '../exam-session.module';

const PASSWORD = 'only-for-tests-0001';
const POLICIES = { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true } as const;

describeOnBothEngines('time added to a session', (engine) => {
  let test: TestApp;
  let invigilator: string;
  let countyAdministrator: string;
  let administrator: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, ExamSessionModule] });
    await test.get(Organisations).loadRegions();
    invigilator = await signedIn('invigilator', '350000');
    countyAdministrator = await signedIn('administrator', '350102');
    administrator = await signedIn('administrator', '350000');
  });
  afterAll(() => test.close());

  async function signedIn(role: StaffRole, code: string): Promise<string> {
    const { id: organisationId } = (await test.get(Organisations).findByCode(code))!;
    const username = `test-${role}-${code}`;
    await test.get(StaffAccounts).createAccount({
      username,
      displayName: '测试人员',
      password: PASSWORD,
      demo: false,
      grants: [{ role, organisationId }],
    });
    const { headers } = await request(test.http)
      .post('/api/v1/staff/sign-in')
      .send({ username, password: PASSWORD })
      .expect(200);
    return (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
  }

  /** Starts a session of a person of the county. Returns its id. */
  async function aSession(policies: Partial<ExamContent['policies']> = {}): Promise<string> {
    const exam = await anExam({ app: test, candidates: 1, content: { policies: { ...POLICIES, ...policies } } });
    const [{ id, ticketNumber }, accessCode] = [exam.registrations[0]!, exam.accessCodes[0]!];
    const county = (await test.get(Organisations).findByCode('350102'))!;
    await test.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [county.path, id]);
    const candidate = await ACandidate.signedIn({ app: test, ticketNumber, accessCode });
    await candidate.start();
    return candidate.sessionId;
  }

  const extend = ({ sessionId, as, extraMinutes }: { sessionId: string; as: string; extraMinutes: number }) =>
    request(test.http)
      .post(`/api/v1/sessions/${sessionId}/extend`)
      .set('Cookie', as)
      .send({ extraMinutes, reason: '测试设备故障' });
  const detail = async ({ sessionId, as }: { sessionId: string; as: string }) =>
    (await request(test.http).get(`/api/v1/sessions/${sessionId}`).set('Cookie', as).expect(200))
      .body as SessionDetailDto;

  it('is limited in total, not per act, for staff who do not administer the exam', async () => {
    const sessionId = await aSession();
    await extend({ sessionId, as: invigilator, extraMinutes: 20 }).expect(200);
    for (const as of [invigilator, countyAdministrator]) {
      const { body } = await extend({ sessionId, as, extraMinutes: 11 }).expect(409);
      expect(body).toMatchObject({
        code: 'ADDED_TIME_LIMIT',
        details: { limitMinutes: 30, addedMinutes: 20, leftMinutes: 10 },
      });
    }
    const last = await extend({ sessionId, as: countyAdministrator, extraMinutes: 10 }).expect(200);
    expect(last.body).toMatchObject({ extraTimeMinutes: 30, addedMinutes: 30, addedLimitMinutes: 30 });
    await extend({ sessionId, as: invigilator, extraMinutes: 1 }).expect(409);
  });

  it('is limited by the policy of the exam', async () => {
    const sessionId = await aSession({ maxAddedMinutes: 5 });
    await extend({ sessionId, as: invigilator, extraMinutes: 6 }).expect(409);
    await extend({ sessionId, as: invigilator, extraMinutes: 5 }).expect(200);
    const none = await aSession({ maxAddedMinutes: 0 });
    await extend({ sessionId: none, as: invigilator, extraMinutes: 1 }).expect(409);
  });

  it('may exceed that for administrators of the exam, up to four hours in total', async () => {
    const sessionId = await aSession();
    await extend({ sessionId, as: invigilator, extraMinutes: 30 }).expect(200);
    await extend({ sessionId, as: administrator, extraMinutes: 210 }).expect(200);
    const { body } = await extend({ sessionId, as: administrator, extraMinutes: 1 }).expect(409);
    expect(body.details).toEqual({ limitMinutes: 240, addedMinutes: 240, leftMinutes: 0 });
    expect(await detail({ sessionId, as: administrator })).toMatchObject({ addedLimitMinutes: 240 });
    expect(await detail({ sessionId, as: invigilator })).toMatchObject({ addedLimitMinutes: 30, addedMinutes: 240 });
  });

  it('is limited even if several add at the same moment', async () => {
    const sessionId = await aSession();
    const replies = await Promise.all(
      [1, 2, 3, 4].map(async () => (await extend({ sessionId, as: invigilator, extraMinutes: 20 })).status),
    );
    expect(replies.sort()).toEqual([200, 409, 409, 409]);
    expect(await detail({ sessionId, as: invigilator })).toMatchObject({ addedMinutes: 20, extraTimeMinutes: 20 });
  });

  it('does not include the extra time of the registration', async () => {
    const exam = await anExam({ app: test, candidates: 1 });
    await test.database.execute('UPDATE registration SET extra_time_minutes = 60 WHERE id = ?', [
      exam.registrations[0]!.id,
    ]);
    const candidate = await ACandidate.signedIn({
      app: test,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    await candidate.start();
    const { sessionId } = candidate;
    const { body } = await extend({ sessionId, as: invigilator, extraMinutes: 30 }).expect(200);
    expect(body).toMatchObject({ extraTimeMinutes: 90, addedMinutes: 30 });
  });
});
