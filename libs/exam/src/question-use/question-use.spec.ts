import { StaffActor } from '@sunflower/platform';
import { QuestionBanks, QuestionPool, SearchQuestions } from '@sunflower/question-bank';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { bankFiles, ExamPlace } from '../../test/exam-place';

describeOnBothEngines('where a question is used', (engine) => {
  let app: TestApp;
  let place: ExamPlace;
  let lockedId: string;
  let draftId: string;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
    lockedId = await place.aLockedExam();
    await place.aLockedExam({ organisationId: place.city.id });
    draftId = await place.aDraft();
  });

  afterAll(() => app.close());

  const actAs = ({ id, path } = place.province) =>
    app.actAs(
      new StaffActor('staff-1', '测试命题教师', [{ role: 'trainer', organisationId: id, organisationPath: path }]),
    );
  const idOf = async (code: string) =>
    (
      await app
        .get(SearchQuestions)
        .page({ filter: { bankId: place.bankId }, sort: 'code', after: undefined, limit: 50 })
    ).items.find((one) => one.code === code)!.id;
  const uses = async (code: string) =>
    (
      await request(app.http)
        .get(`/api/v1/questions/${await idOf(code)}/uses`)
        .expect(200)
    ).body as {
      locked: { examId: string; versionNumber: number }[];
      drafts: { examId: string }[];
      othersCount: number;
    };

  it('shows locked exams with their version, and drafts that would draw the question', async () => {
    actAs();
    const before = await uses('S-1');
    expect(before.locked.map(({ examId, versionNumber }) => [examId, versionNumber])).toContainEqual([lockedId, 1]);
    expect(before.locked).toHaveLength(2);
    expect(before.drafts.map(({ examId }) => examId)).toEqual([draftId]);
    expect((await uses('G-1-2')).drafts.map(({ examId }) => examId)).toEqual([draftId]);
  });

  it('shows the locked version, even after a change of the question', async () => {
    actAs();
    await app.get(QuestionBanks).importFiles({
      files: bankFiles('，改'),
      bankId: null,
      organisationId: place.province.id,
      staffId: null,
    });
    expect((await uses('S-1')).locked.map(({ versionNumber }) => versionNumber)).toEqual([1, 1]);
  });

  it('is not shown to staff who may only draw from the bank', async () => {
    const id = await idOf('S-1');
    actAs(place.city);
    await request(app.http).get(`/api/v1/questions/${id}/uses`).expect(404);
  });

  it('prevents deleting a question of a locked exam', async () => {
    actAs();
    const id = await idOf('S-2');
    await request(app.http).post(`/api/v1/questions/${id}/retire`).send({ reason: '测试' }).expect(200);
    const { body } = await request(app.http).delete(`/api/v1/questions/${id}`).expect(409);
    expect(body.code).toBe('QUESTION_USED');
    expect(
      (await app.get(QuestionPool).publishedVersions(place.bankId)).map(({ questionId }) => questionId),
    ).not.toContain(id);
  });
});
