import { Audit } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamPlace } from '../../test/exam-place';
import { RegisterPeople } from '../registration/register-people';

describeOnBothEngines('deleting unused exams and sittings', (engine) => {
  let app: TestApp;
  let place: ExamPlace;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
    app.actAs(place.staff('administrator'));
  }, 60_000);
  afterAll(() => app.close());

  const remove = (path: string, body: object = { reason: '不再需要' }) =>
    request(app.http).post(`/api/v1/${path}/delete`).send(body);

  it('deletes a draft with its sittings, with the reason on record', async () => {
    const examId = await place.aDraft();
    await place.aSitting(examId);
    await remove(`exams/${examId}`, {}).expect(400);
    app.clock.advance(1000);
    await remove(`exams/${examId}`).expect(204);
    await request(app.http).get(`/api/v1/exams/${examId}`).expect(404);
    const [entry] = await app.get(Audit).listFor({ subjectType: 'exam', subjectId: examId });
    expect(entry).toMatchObject({ action: 'exam.deleted', reason: '不再需要' });
  });

  it('does not delete a locked exam', async () => {
    const examId = await place.aLockedExam();
    expect((await remove(`exams/${examId}`).expect(409)).body.code).toBe('EXAM_LOCKED');
    await request(app.http).get(`/api/v1/exams/${examId}`).expect(200);
  });

  it('deletes a sitting without registrations, but not one with registrations', async () => {
    const examId = await place.aLockedExam();
    const [empty, used] = [await place.aSitting(examId), await place.aSitting(examId, { title: '第二场' })];
    const personIds = await place.people(1);
    await app.get(RegisterPeople).register({ examId, sittingId: used, personIds, staffId: 'staff-1' });
    await remove(`sittings/${empty}`).expect(204);
    expect((await remove(`sittings/${used}`).expect(409)).body).toMatchObject({
      code: 'SITTING_NOT_EMPTY',
      details: { registered: 1 },
    });
    const { body } = await request(app.http).get(`/api/v1/exams/${examId}/sittings`).expect(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual([used]);
  });
});
