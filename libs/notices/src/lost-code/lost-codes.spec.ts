import { Registrations } from '@sunflower/exam';
import { PersonalData } from '@sunflower/organisations';
import request from 'supertest';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { NoticeGateway } from '../../../../test/fixtures/servers/notice-gateway';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { NoticesModule } from '../notices.module';
import { SendNotices } from '../outbox/send-notices';
import { LostCodeDesk } from './lost-code-desk';

const MINUTE_MS = 60_000;

describeOnBothEngines('a lost access code', (engine) => {
  let gateway: NoticeGateway;
  let place: TestPlace;
  let app: TestApp;
  let province: StaffMember;
  let exam: ExamFixture;
  let number = 10_000_000;

  beforeAll(async () => {
    gateway = await NoticeGateway.open();
    place = await createTestPlace(engine);
    const sms = { url: gateway.url, secret: 'only-for-tests-only-for-tests-only', perSecond: 1000 };
    app = await createTestApp({
      engine,
      modules: [NoticesModule],
      config: { ...place.config, notices: { sms, mail: null, group: null } },
    });
    await anExam({ app, candidates: 1 });
    province = await StaffMember.signedIn({ app });
  }, 90_000);
  afterAll(async () => {
    await app.close();
    await place.remove();
    await gateway.close();
  });

  /** The first person has an ID number and a phone; the exam allows it. */
  beforeEach(async () => {
    gateway.forget();
    app.clock.advance(MINUTE_MS);
    exam = await anExam({ app, candidates: 2 });
    number += 1;
    const data = app.get(PersonalData);
    await app.database.execute(
      `UPDATE person SET id_type = 'taiwan_permit', id_number_sealed = ?, id_number_hash = ?, phone_sealed = ?, phone_last_four = '0001' WHERE id = ?`,
      [
        data.seal(String(number)),
        data.hashIdNumber({ idType: TYPE, idNumber: String(number) }),
        data.seal('13800000001'),
        exam.registrations[0]!.personId,
      ],
    );
    await allow(true);
  });

  const TYPE = 'taiwan_permit' as never;
  const allow = (allowed: boolean) =>
    request(app.http)
      .put(`/api/v1/exams/${exam.examId}/notices/lost-codes`)
      .set('Cookie', province.cookie)
      .send({ allowed })
      .expect(204);
  const ask = (body: object) => request(app.http).post('/api/v1/candidate/lost-code').send(body);
  const askAndSend = async (body: object) => {
    const reply = await ask(body);
    await app.get(LostCodeDesk).settled();
    await app.get(SendNotices).sendDue('sms');
    return reply;
  };
  const own = () => ({ name: exam.registrations[0]!.candidateName, idNumber: String(number) });
  const versionOf = async (index: number) =>
    (await app.get(Registrations).getRegistration(exam.registrations[index]!.id)).accessCodeVersion;

  it('is replaced by a new one, which goes to the phone on file; the old one ends', async () => {
    const reply = await askAndSend(own());
    expect([reply.status, reply.text]).toEqual([202, '']);
    const registration = await app.get(Registrations).getRegistration(exam.registrations[0]!.id);
    const code = app.get(Registrations).accessCodeOf(registration);
    expect(code).not.toBe(exam.accessCodes[0]);
    expect(gateway.requests.map(({ body }) => body.to)).toEqual(['13800000001']);
    expect(gateway.requests[0]!.body.text).toContain(code.match(/.{4}/g)!.join('-'));
    const acts = await app.database.select<{ actorType: string; action: string }>(
      'SELECT actor_type AS actorType, action FROM audit_entry WHERE subject_id = ?',
      [registration.id],
    );
    expect(acts).toEqual([{ actorType: 'system', action: 'registration.code-reissued' }]);
  });

  it.each([
    ['another name', () => ({ ...own(), name: '测试别人' })],
    ['an unknown number', () => ({ ...own(), idNumber: '99999999' })],
    ['no number at all', () => ({ ...own(), idNumber: '不是号码' })],
  ])('is answered the same with %s, and nothing is sent', async (_, body) => {
    const reply = await askAndSend(body());
    expect([reply.status, reply.text]).toEqual([202, '']);
    expect(gateway.requests).toHaveLength(0);
    expect(await versionOf(0)).toBe(1);
  });

  it('stays where the exam does not allow it', async () => {
    await allow(false);
    await askAndSend(own());
    expect(gateway.requests).toHaveLength(0);
    expect(await versionOf(0)).toBe(1);
  });

  it('stays while its holder sits the exam', async () => {
    const { id, sittingId, examId } = exam.registrations[0]!;
    await app.database.execute(
      `INSERT INTO exam_session (id, registration_id, exam_id, sitting_id, organisation_path, state, locked, seat, seat_holder,
        started_at, deadline_at, extra_time_ms, seed, generator_version, plan, plan_sha256, grading_needed)
        VALUES (?, ?, ?, ?, '/', 'in_progress', 0, 1, 'x', 0, 0, 0, 'x', 1, '[]', 'x', 0)`,
      [id, id, examId, sittingId],
    );
    await askAndSend(own());
    expect(gateway.requests).toHaveLength(0);
    expect(await versionOf(0)).toBe(1);
  });

  it('is sent once in ten minutes, and three times a day', async () => {
    await Promise.all([ask(own()), ask(own())]);
    await askAndSend(own());
    expect(gateway.requests).toHaveLength(1);
    expect(await versionOf(0)).toBe(2);
    for (let time = 0; time < 4; time += 1) {
      app.clock.advance(11 * MINUTE_MS);
      await askAndSend(own());
    }
    expect(gateway.requests).toHaveLength(3);
    expect(await versionOf(0)).toBe(4);
  });

  it('is asked for only so often from one address', async () => {
    const replies = await Promise.all(Array.from({ length: 60 }, () => ask({ ...own(), name: '测试别人' })));
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    expect(replies.find(({ status }) => status === 429)!.headers['retry-after']).toBeDefined();
    await app.get(LostCodeDesk).settled();
    app.clock.advance(60 * MINUTE_MS);
  });
});
