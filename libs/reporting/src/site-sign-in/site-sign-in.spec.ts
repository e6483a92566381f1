import { Registrations, Sittings } from '@sunflower/exam';
import { IdentityModule } from '@sunflower/identity';
import { Audit } from '@sunflower/platform';
import request from 'supertest';
import { aSite, useRooms } from '../../../../test/fixtures/a-hall';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ReportingModule } from '../index';

const HOUR_MS = 3_600_000;

describeOnBothEngines('the sign-in at the site', (engine) => {
  let test: TestApp;
  let exam: ExamFixture;
  let administrator: StaffMember;
  let invigilator: StaffMember;
  let elsewhere: StaffMember;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [IdentityModule, ReportingModule] });
    const opensAt = test.clock.now() + HOUR_MS;
    exam = await anExam({ app: test, candidates: 4, sitting: { opensAt, closesAt: opensAt + 2 * HOUR_MS } });
    administrator = await StaffMember.signedIn({ app: test });
    const { cookie } = administrator;
    invigilator = await StaffMember.signedIn({ app: test, grants: [['invigilator', '350000']] });
    elsewhere = await StaffMember.signedIn({ app: test, grants: [['invigilator', '350900']] });
    const site = await aSite({ app: test, cookie, organisationId: exam.organisationId, name: '测试第一中学' });
    await useRooms({ app: test, cookie, sittingId: exam.sittingId, sites: [site] });
    await request(test.http)
      .post(`/api/v1/sittings/${exam.sittingId}/seating`)
      .set('Cookie', cookie)
      .send({ rule: 'random', anew: false })
      .expect(200);
  }, 60_000);
  afterAll(() => test.close());

  const arrive = (ticketNumber: string, some: object = {}, { cookie } = invigilator) =>
    request(test.http)
      .post(`/api/v1/exams/${exam.examId}/arrivals`)
      .set('Cookie', cookie)
      .send({ ticketNumber, ...some });
  const absent = async (): Promise<string[]> =>
    (
      await request(test.http)
        .get(`/api/v1/sittings/${exam.sittingId}/seats?state=absent`)
        .set('Cookie', invigilator.cookie)
        .expect(200)
    ).body.items.map(({ registrationId }: { registrationId: string }) => registrationId);

  it('finds by the ticket, shows who it is and where they sit, and records the first time alone', async () => {
    const { id, ticketNumber } = exam.registrations[0]!;
    const spaced = ticketNumber.replace(/(.{4})(?=.)/g, '$1 ');
    const { body } = await arrive(spaced, { sittingId: exam.sittingId }).expect(200);
    expect(body).toMatchObject({
      result: 'recorded',
      registrationId: id,
      maskedIdNumber: expect.stringMatching(/^\*+/),
      siteName: '测试第一中学',
      roomNumber: 1,
      seatNumber: expect.any(Number),
      sessionState: null,
      arrivedAt: new Date(test.clock.now()).toISOString(),
    });
    test.clock.advance(60_000);
    expect((await arrive(ticketNumber).expect(200)).body).toMatchObject({
      result: 'already_recorded',
      arrivedAt: body.arrivedAt,
    });
    expect(await test.get(Audit).listFor({ subjectType: 'registration', subjectId: id })).toMatchObject([
      { action: 'arrival.recorded', actorId: invigilator.id },
    ]);
    expect(await absent()).not.toContain(id);
    await request(test.http)
      .delete(`/api/v1/registrations/${id}/arrival`)
      .set('Cookie', invigilator.cookie)
      .expect(204);
    expect(await absent()).toContain(id);
  });

  it('records nobody of another sitting, and nobody who is deferred', async () => {
    const [, one, two] = exam.registrations;
    const { id: other } = await test.get(Sittings).create({
      examId: exam.examId,
      staffId: null,
      content: {
        title: '第二场',
        opensAt: test.clock.now() + HOUR_MS,
        closesAt: test.clock.now() + 3 * HOUR_MS,
        latestEntryAt: null,
        earliestSubmissionMinutes: 0,
        site: null,
      },
    });
    expect((await arrive(one!.ticketNumber, { sittingId: other }).expect(200)).body.result).toBe('other_sitting');
    await request(test.http)
      .post(`/api/v1/exams/${exam.examId}/registrations/defer`)
      .set('Cookie', administrator.cookie)
      .send({ registrationIds: [two!.id], reason: '测试' })
      .expect(200);
    expect((await arrive(two!.ticketNumber).expect(200)).body).toMatchObject({
      result: 'not_expected',
      outcome: 'deferred',
      arrivedAt: null,
    });
    expect(await test.database.select('SELECT registration_id FROM arrival')).toEqual([]);
  });

  it('knows no ticket of another exam, and nobody out of reach', async () => {
    await arrive('0000000000000000').expect(404);
    const [registration] = await test.get(Registrations).page({ examId: exam.examId, afterId: null, limit: 1 });
    await arrive(registration!.ticketNumber, {}, elsewhere).expect(404);
    expect(await test.database.select('SELECT registration_id FROM arrival')).toEqual([]);
  });
});
