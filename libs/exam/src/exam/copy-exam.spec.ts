import { Audit } from '@sunflower/platform';
import { BankShares, QuestionBanks } from '@sunflower/question-bank';
import { TrainingUnits } from '@sunflower/training';
import request from 'supertest';
import { aBlueprint, aDraw } from '../../test/a-draw';
import { ExamPlace } from '../../test/exam-place';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import type { ExamContent } from '../content/exam-content';
import { RegisterPeople } from '../registration/register-people';
import { COPIED_COLUMNS } from './copy-exam';
import { Exam } from './exam.entity';
import { Exams } from './exams';

describeOnBothEngines('a copy of an exam', (engine) => {
  let app: TestApp;
  let place: ExamPlace;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
  });
  afterAll(() => app.close());
  beforeEach(() => app.actAs(place.staff('administrator')));

  const post = (path: string, body: object) => request(app.http).post(`/api/v1/${path}`).send(body);
  const copy = (examId: string, some: object = {}) =>
    post(`exams/${examId}/copy`, {
      title: '测试考试 副本',
      organisationId: place.province.id,
      rehearsal: false,
      ...some,
    });
  const rowOf = (id: string) => app.database.repository(Exam).findOneByOrFail({ id });

  /** Another value than `ExamPlace` gives in every field. */
  async function content(): Promise<ExamContent> {
    const unit = await app
      .get(TrainingUnits)
      .createUnit({ organisationId: place.province.id, title: '测试单元', bodyMarkdown: '正文', staffId: null });
    return {
      title: '测试原考试',
      bankId: place.bankId,
      blueprint: aBlueprint(aDraw({ domainCode: 'sample', type: 'single_choice', count: 3 })),
      durationMinutes: 45,
      passMarkMillipoints: 2_000,
      policies: {
        multipleChoice: 'partial_no_wrong',
        shuffleItems: false,
        shuffleOptions: false,
        presentation: 'item',
        startSpreadSeconds: 7,
        countingAttempt: 'latest',
        maxAddedMinutes: 15,
        integrity: { watched: ['leaving_page'], limit: 3, pastLimit: 'lock' },
      },
      requiredTrainingUnitIds: [unit.id],
      instructions: '测试须知',
      rules: '测试规则',
      privacyNotice: '测试隐私说明',
      certificateTitle: '测试证书甲',
      certificateIssuer: '测试单位甲',
      certificateValidMonths: 24,
    };
  }

  it('is a draft with every setting, the plan and the texts, and without sittings and people', async () => {
    const examId = await place.aDraft(await content());
    await app.get(Exams).lock({ examId, staffId: 'staff-1' });
    const sittingId = await place.aSitting(examId);
    const personIds = await place.people(1);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds, staffId: 'staff-1' });
    app.clock.advance(60_000);
    const { id } = (await copy(examId).expect(201)).body as { id: string };
    const [from, to] = [await rowOf(examId), await rowOf(id)];
    for (const column of COPIED_COLUMNS) expect([column, to[column]]).toEqual([column, from[column]]);
    expect(to).toMatchObject({
      title: '测试考试 副本',
      organisationId: place.province.id,
      state: 'draft',
      itemCount: 3,
      rulesVersion: from.rulesVersion,
      rehearsal: false,
      createdAt: app.clock.now(),
      lockedAt: null,
    });
    const { body } = await request(app.http).get(`/api/v1/exams/${id}`).expect(200);
    expect(body).toMatchObject({ stage: 'draft', registrationCount: 0 });
    for (const table of ['sitting', 'registration', 'exam_pool_entry'])
      expect(await app.database.select(`SELECT 1 FROM ${table} WHERE exam_id = ?`, [id])).toEqual([]);
    const audited = await app.get(Audit).listFor({ subjectType: 'exam', subjectId: id });
    expect(audited).toEqual([
      expect.objectContaining({ action: 'exam.created', details: expect.objectContaining({ copyOf: examId }) }),
    ]);
    await app.get(Exams).lock({ examId: id, staffId: 'staff-1' });
  });

  it('is held by another organisation of the caller, and may be a rehearsal', async () => {
    const { body } = await copy(await place.aDraft(), { organisationId: place.city.id }).expect(201);
    expect(await rowOf(body.id)).toMatchObject({ organisationId: place.city.id });
    const rehearsal = await copy(await place.aDraft(), { rehearsal: true }).expect(201);
    expect(await rowOf(rehearsal.body.id)).toMatchObject({ rehearsal: true });
  });

  it('is refused, naming the bank, where the organisation may not use it (any more)', async () => {
    const organisationId = place.city.id;
    const examId = await place.aDraft({}, { organisationId });
    const bank = await app.get(QuestionBanks).getBank(place.bankId);
    const named = { bankCode: bank.code, bankTitle: bank.title, organisationName: place.city.name };
    app.actAs(place.staff('administrator', place.city));
    expect((await copy(examId, { organisationId, rehearsal: true }).expect(409)).body).toMatchObject({
      code: 'COPY_BANK_NOT_FOR_REHEARSAL',
      details: named,
    });
    const share = { bank, right: 'use', reason: '测试', staffId: 'staff-1' } as const;
    await app.get(BankShares).take({ ...share, organisationId });
    expect((await copy(examId, { organisationId }).expect(409)).body).toMatchObject({
      code: 'COPY_BANK_OUT_OF_REACH',
      details: named,
    });
    await app.get(BankShares).give({ ...share, organisationCode: place.city.code });
    await copy(examId, { organisationId }).expect(201);
  });

  it('is made by administrators of the exam, for an organisation of theirs', async () => {
    const examId = await place.aDraft({}, { organisationId: place.city.id });
    app.actAs(place.staff('administrator', place.city));
    expect((await copy(examId, { organisationId: place.otherCity.id }).expect(404)).body.code).toBe(
      'ORGANISATION_NOT_FOUND',
    );
    await copy(examId, { organisationId: place.county.id, title: ' ' }).expect(400);
    app.actAs(place.staff('administrator', place.county));
    await copy(examId, { organisationId: place.county.id }).expect(403);
    app.actAs(place.staff('administrator', place.otherCity));
    expect((await copy(examId, { organisationId: place.otherCity.id }).expect(404)).body.code).toBe('EXAM_NOT_FOUND');
  });
});
