import { Organisations, type OrganisationView } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import { BankShares, BankUses, QuestionBanks } from '@sunflower/question-bank';
import request from 'supertest';
import { aBlueprint, aDraw } from '../../test/a-draw';
import { ExamPlace } from '../../test/exam-place';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { InvalidExamContent } from '../exam.errors';
import { Exams } from '../exam/exams';
import { PurgeRehearsalExam } from '../office/purge-rehearsal-exam';

const API = '/api/v1';

describeOnBothEngines('the bank of an exam', (engine) => {
  let app: TestApp;
  let place: ExamPlace;
  /** A city without a right to the province's bank. */
  let stranger: OrganisationView;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
    stranger = (await app.get(Organisations).findByCode('350300'))!;
  });
  afterAll(() => app.close());

  const get = (path: string) => request(app.http).get(API + path);
  const post = (path: string, body: object = {}) =>
    request(app.http)
      .post(API + path)
      .send(body);
  const newExam = (some: object) => {
    const { blueprint: _, passMarkMillipoints: __, ...content } = place.content();
    return {
      ...content,
      passMarkPoints: 2,
      blueprint: {
        sections: [{ title: '单选', draws: [{ domainCode: 'sample', type: 'single_choice', count: 4, points: 1 }] }],
      },
      ...some,
    };
  };
  const bank = async () => (await app.get(QuestionBanks).getBank(place.bankId))!;
  const usesOf = async () =>
    new Map(
      (await app.get(BankUses).page({ bankId: place.bankId, beforeExamId: null, limit: 200 })).map((use) => [
        use.examId,
        use,
      ]),
    );
  const faultsOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(InvalidExamContent);
    return ((error as InvalidExamContent).details as { faults: { code: string }[] }).faults.map(({ code }) => code);
  };

  it('gives the same error whether it belongs to others or does not exist', async () => {
    app.actAs(place.staff('administrator', stranger));
    const answers = [place.bankId, '01900000-0000-7000-8000-000000000000'].map(async (bankId) => {
      const { status, body } = await post('/exams', newExam({ organisationId: stranger.id, bankId }));
      return { status, body: body as object };
    });
    const [forbidden, unknown] = await Promise.all(answers);
    expect(forbidden).toEqual(unknown);
    expect(forbidden).toMatchObject({ status: 422, body: { details: { faults: [{ code: 'BANK_OUT_OF_REACH' }] } } });
  });

  it('is not shown to staff without a right to it', async () => {
    const examId = await place.aLockedExam();
    app.actAs(place.staff('administrator', stranger));
    const { body } = await get(`/exams/${examId}`).expect(200);
    expect(body).toMatchObject({ bankId: null, bankReach: 'none' });
    expect(JSON.stringify(body)).not.toContain(place.bankId);
    app.actAs(place.staff('invigilator'));
    expect((await get(`/exams/${examId}`)).body).toMatchObject({ bankId: null });
    app.actAs(place.staff('trainer', place.city));
    expect((await get(`/exams/${examId}`)).body).toMatchObject({ bankId: place.bankId, bankReach: 'use' });
    app.actAs(place.staff('administrator'));
    expect((await get(`/exams/${examId}`)).body).toMatchObject({ bankId: place.bankId, bankReach: 'own' });
  });

  it('cannot be used by a rehearsal of an organisation that may not read its keys', async () => {
    const city = { organisationId: place.city.id, rehearsal: true };
    expect(await faultsOf(place.aDraft({}, city))).toEqual(['BANK_NOT_FOR_REHEARSAL']);
    await place.aLockedExam({ organisationId: place.city.id });
    await app.get(QuestionBanks).importFiles({
      bankId: null,
      organisationId: place.city.id,
      staffId: null,
      files: [
        { path: 'bank.yaml', content: 'code: made-up\ntitle: 虚构题库\ndomains:\n  - { code: sample, title: 虚构 }\n' },
      ],
    });
    const own = (await app.get(QuestionBanks).findBankByCode('made-up'))!;
    const rehearsal = await place.aDraft({ bankId: own.id }, city);
    expect(
      await faultsOf(app.get(Exams).update({ examId: rehearsal, content: place.content(), staffId: 'staff-1' })),
    ).toEqual(['BANK_NOT_FOR_REHEARSAL']);
  });

  it('fails the check and the lock of a draft once it may no longer be used; locked exams stay', async () => {
    const share = { bank: await bank(), right: 'use', reason: '测试', staffId: 'staff-1' } as const;
    await app.get(BankShares).give({ ...share, organisationCode: stranger.code });
    const draft = await place.aDraft({}, { organisationId: stranger.id });
    const locked = await place.aLockedExam({ organisationId: stranger.id });
    await app.get(BankShares).take({ ...share, organisationId: stranger.id });
    expect(await faultsOf(app.get(Exams).check(draft))).toEqual(['BANK_OUT_OF_REACH']);
    expect(await faultsOf(app.get(Exams).lock({ examId: draft, staffId: 'staff-1' }))).toEqual(['BANK_OUT_OF_REACH']);
    app.actAs(place.staff('administrator', stranger));
    await get(`/exams/${locked}`).expect(200);
    expect((await get(`/exams/${draft}`)).body).toMatchObject({ bankId: null });
  });

  it('has every use on record, even after the purge of a rehearsal', async () => {
    const examId = await place.aLockedExam({ rehearsal: true });
    await app.get(PurgeRehearsalExam).purge({ examId, staffId: 'staff-1', reason: '演练结束' });
    expect((await usesOf()).get(examId)).toMatchObject({
      state: 'purged',
      examTitle: '测试考试',
      organisationId: place.province.id,
      rehearsal: true,
    });
    const acts = await app.get(Audit).listFor({ subjectType: 'exam', subjectId: examId });
    expect(acts.map(({ action, details }) => [action, (details as { bankCode?: string }).bankCode]).sort()).toEqual([
      ['exam.created', 'exam-test'],
      ['exam.locked', 'exam-test'],
      ['exam.purged', 'exam-test'],
    ]);
  });

  it('has on record that a draft drew from it and then changed to another bank', async () => {
    await app.get(QuestionBanks).importFiles({
      bankId: null,
      organisationId: place.province.id,
      staffId: null,
      files: [
        { path: 'bank.yaml', content: 'code: other\ntitle: 另一题库\ndomains:\n  - { code: sample, title: 测试 }\n' },
      ],
    });
    const other = (await app.get(QuestionBanks).findBankByCode('other'))!;
    const examId = await place.aDraft();
    expect((await usesOf()).get(examId)).toMatchObject({ state: 'draft' });
    const blueprint = aBlueprint(aDraw({ count: 1 }));
    await app
      .get(Exams)
      .update({ examId, content: place.content({ bankId: other.id, blueprint }), staffId: 'staff-1' });
    expect((await usesOf()).get(examId)).toMatchObject({ state: 'dropped' });
  });

  it('shows its uses to its owner only', async () => {
    const examId = await place.aLockedExam({ organisationId: place.city.id });
    app.actAs(place.staff('administrator'));
    const { body } = await get(`/question-banks/${place.bankId}/uses`).expect(200);
    expect(body.items[0]).toMatchObject({ examId, organisationName: '福州市', state: 'locked', rehearsal: false });
    const { body: page } = await get(`/question-banks/${place.bankId}/uses?limit=1&after=${examId}`).expect(200);
    expect(page.items[0].examId < examId).toBe(true);
    app.actAs(place.staff('administrator', place.city));
    await get(`/question-banks/${place.bankId}/uses`).expect(403);
    app.actAs(place.staff('administrator', stranger));
    await get(`/question-banks/${place.bankId}/uses`).expect(404);
  });
});
