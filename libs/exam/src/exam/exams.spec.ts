import { Audit } from '@sunflower/platform';
import { QuestionBanks, QuestionPool } from '@sunflower/question-bank';
import { Pictures } from '@sunflower/training';
import { aBlueprint, aDraw } from '../../test/a-draw';
import { bankFiles, BLUEPRINT, ExamPlace } from '../../test/exam-place';
import { aPng } from '../../../../test/fixtures/a-picture';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamBank } from '../bank/exam-bank';
import { CheckExamContent } from './check-exam-content';
import { DEFAULT_PRIVACY_NOTICE, DEFAULT_RULES } from '../content/default-rules';
import {
  BlueprintNotSatisfiable,
  ExamChanged,
  ExamLocked,
  ExamNotFound,
  ExamNotLocked,
  InvalidExamContent,
  InvalidSittingTimes,
  NotARehearsal,
} from '../exam.errors';
import { ExamRepository } from './exam.repository';
import { Exams } from './exams';
import { LockedExams } from './locked-exams';
import { PurgeRehearsalExam } from '../office/purge-rehearsal-exam';
import { RegisterPeople } from '../registration/register-people';
import { Registrations } from '../registration/registrations';

describeOnBothEngines('an exam', (engine) => {
  let app: TestApp;
  let place: ExamPlace;
  let exams: Exams;
  let lockedExams: LockedExams;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
    exams = app.get(Exams);
    lockedExams = app.get(LockedExams);
  });

  afterAll(() => app.close());

  const lock = (examId: string) => exams.lock({ examId, staffId: 'staff-1' });
  const actsOn = async (examId: string) =>
    (await app.get(Audit).listFor({ subjectType: 'exam', subjectId: examId })).map(({ action }) => action);

  it('is a draft that can change, with the default texts where none are given', async () => {
    const examId = await place.aDraft();
    await exams.update({ examId, content: place.content({ title: '改名', rules: '自定规则' }), staffId: 'staff-1' });
    const exam = await exams.getExam(examId);
    expect(exam).toMatchObject({
      title: '改名',
      state: 'draft',
      itemCount: 7,
      maxMillipoints: 10_000,
      rules: '自定规则',
      privacyNotice: DEFAULT_PRIVACY_NOTICE,
      lockedAt: null,
    });
    expect((await exams.getExam(await place.aDraft())).rules).toBe(DEFAULT_RULES);
    expect((await exams.getExam(await place.aDraft())).rulesVersion).not.toBe(exam.rulesVersion);
  });

  it('names each fault of its content', async () => {
    const faults = await place
      .aDraft({ bankId: 'none', requiredTrainingUnitIds: ['none'], rules: '<b>HTML</b>' })
      .catch((error: unknown) => error);
    expect(faults).toBeInstanceOf(InvalidExamContent);
    expect((faults as InvalidExamContent).details).toMatchObject({
      faults: [
        { field: 'rules', code: 'HTML', details: { tag: '<b>' } },
        { field: 'bankId', code: 'BANK_OUT_OF_REACH' },
        { field: 'requiredTrainingUnitIds.0', code: 'TRAINING_UNIT_OUT_OF_REACH' },
      ],
    });
  });

  it('shows only pictures that were uploaded', async () => {
    const { sha256 } = await app
      .get(Pictures)
      .keep({ bytes: aPng(), organisationId: place.province.id, staffId: null });
    const instructions = (shown: string) => ({
      instructions: `见 ![示例图](/api/v1/media/${shown})`,
      privacyNotice: `![示例图](/api/v1/media/${sha256})`,
    });
    const faults = await place.aDraft(instructions('0b'.repeat(32))).catch((error: unknown) => error);
    expect((faults as InvalidExamContent).details).toMatchObject({
      faults: [{ field: 'instructions', code: 'PICTURE_NOT_STORED' }],
    });
    await place.aDraft(instructions(sha256));
  });

  it('is frozen by the lock with the questions that it may draw, and the lock has an audit row', async () => {
    const examId = await place.aDraft();
    await expect(lockedExams.get(examId)).rejects.toBeInstanceOf(ExamNotLocked);
    await lock(examId);
    const locked = await lockedExams.get(examId);
    expect(locked).toMatchObject({
      itemCount: 7,
      maxMillipoints: 10_000,
      organisationPath: place.province.path,
      blueprint: BLUEPRINT,
    });
    expect(locked.draws.map(({ drawNumber, candidates }) => [drawNumber, candidates.length])).toEqual([
      [1, 8],
      [2, 6],
    ]);
    expect(locked.pool.size).toBe(14);
    expect((await exams.getExam(examId)).lockedAt).toBe(app.clock.now());
    expect(await actsOn(examId)).toEqual(expect.arrayContaining(['exam.created', 'exam.locked']));
  });

  it('never changes after the lock', async () => {
    const examId = await place.aLockedExam();
    await expect(exams.update({ examId, content: place.content(), staffId: 'staff-1' })).rejects.toBeInstanceOf(
      ExamLocked,
    );
    await expect(lock(examId)).rejects.toBeInstanceOf(ExamLocked);
  });

  it('keeps its questions when the bank changes afterwards', async () => {
    const examId = await place.aLockedExam();
    const before = [...(await lockedExams.get(examId)).pool.keys()].sort();
    await app.get(QuestionBanks).importFiles({
      files: bankFiles('（新）'),
      bankId: place.bankId,
      organisationId: place.province.id,
      staffId: null,
    });
    lockedExams.forget(examId);
    const after = await lockedExams.get(examId);
    expect([...after.pool.keys()].sort()).toEqual(before);
    expect([...after.pool.values()].some(({ stem }) => stem.includes('新'))).toBe(false);
  });

  it('is not locked if the bank has too few questions, and nothing is written', async () => {
    const examId = await place.aDraft({ blueprint: aBlueprint(aDraw({ domainCode: 'sample', count: 9 })) });
    expect((await exams.check(examId)).draws).toMatchObject([{ wants: 9, has: 8, lacks: 1 }]);
    await expect(lock(examId)).rejects.toBeInstanceOf(BlueprintNotSatisfiable);
    expect((await exams.getExam(examId)).state).toBe('draft');
    expect(await app.get(ExamRepository).listPoolEntries(examId)).toEqual([]);
  });

  it('draws no group with a retired question, and reports such groups', async () => {
    const [retired] = await app.database.select<{ id: string }>(
      "SELECT id FROM question WHERE code = 'G-1-2' AND bank_id = ?",
      [place.bankId],
    );
    const set = (state: string) =>
      app.database.execute('UPDATE question SET state = ? WHERE id = ?', [state, retired!.id]);
    const examId = await place.aDraft({
      blueprint: aBlueprint(aDraw({ domainCode: 'sample', groupSize: 3, count: 6, pointsMillipoints: 2000 })),
    });
    expect(await exams.check(examId)).toMatchObject({ satisfiable: true, draws: [{ has: 6, groupsHeldBack: 0 }] });
    await set('retired');
    expect(await exams.check(examId)).toMatchObject({
      satisfiable: false,
      draws: [{ wants: 6, has: 3, lacks: 3, groupsHeldBack: 1 }],
      faults: [{ code: 'SHORT' }],
    });
    // The two other questions are not drawn as a group of two either.
    const pairs = await place.aDraft({
      blueprint: aBlueprint(aDraw({ domainCode: 'sample', groupSize: 2, count: 2, pointsMillipoints: 3000 })),
    });
    expect(await exams.check(pairs)).toMatchObject({ satisfiable: false, draws: [{ has: 0, groupsHeldBack: 0 }] });
    await set('published');
    expect(await exams.check(examId)).toMatchObject({ satisfiable: true });
  });

  it('takes excluding questions into account, as the bank had them at the lock', async () => {
    const { questions } = await app.get(QuestionPool).publishedStock(place.bankId);
    const alone = questions.filter(({ stimulus, type }) => stimulus === null && type === 'single_choice');
    const ids = alone.map(({ questionId }) => questionId);
    const clear = () => app.database.execute('DELETE FROM exclusion_member WHERE bank_id = ?', [place.bankId]);
    const exclude = async (questionIds: string[]) => {
      await clear();
      for (const questionId of questionIds)
        await app.database.execute(
          "INSERT INTO exclusion_member (question_id, bank_id, group_id, created_at) VALUES (?, ?, 'group-1', 0)",
          [questionId, place.bankId],
        );
    };
    // Four questions are wanted: three free ones, and one of those that exclude each other.
    await exclude(ids.slice(3));
    const examId = await place.aLockedExam();
    await exclude(ids.slice(2));
    const draft = await place.aDraft();
    expect(await exams.check(draft)).toMatchObject({
      satisfiable: false,
      faults: [{ code: 'EXCLUSIONS', drawNumbers: [1] }],
    });
    await expect(lock(draft)).rejects.toThrow(BlueprintNotSatisfiable);
    lockedExams.forget(examId);
    const { exclusionGroups } = await lockedExams.get(examId);
    expect([...exclusionGroups.keys()].sort()).toEqual(ids.slice(3).sort());
    expect(new Set(exclusionGroups.values()).size).toBe(1);
    await clear();
  });

  it('is locked once, however many locks come at the same time', async () => {
    const examId = await place.aDraft();
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => lock(examId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await actsOn(examId)).filter((action) => action === 'exam.locked')).toHaveLength(1);
  });

  it('is not locked if it was changed after its proof', async () => {
    const examId = await place.aDraft();
    const bank = app.get(ExamBank);
    const changedMeanwhile: ExamBank = Object.assign(Object.create(bank) as ExamBank, {
      publishedStock: async (exam: Parameters<ExamBank['publishedStock']>[0]) => {
        const stock = await bank.publishedStock(exam);
        await exams.update({ examId, content: place.content({ passMarkMillipoints: 1 }), staffId: 'staff-2' });
        return stock;
      },
    });
    const slow = new Exams(
      app.database,
      app.clock,
      app.get(Audit),
      app.get(ExamRepository),
      changedMeanwhile,
      app.get(CheckExamContent),
    );
    await expect(slow.lock({ examId, staffId: 'staff-1' })).rejects.toBeInstanceOf(ExamChanged);
    expect(await exams.getExam(examId)).toMatchObject({ state: 'draft', passMarkMillipoints: 1 });
    expect(await app.get(ExamRepository).listPoolEntries(examId)).toEqual([]);
  });

  it('is not locked with a sitting whose earliest submission is after the duration', async () => {
    const examId = await place.aDraft({ durationMinutes: 60 });
    await place.aSitting(examId, { earliestSubmissionMinutes: 60 });
    await exams.update({ examId, content: place.content({ durationMinutes: 45 }), staffId: 'staff-1' });
    await expect(lock(examId)).rejects.toBeInstanceOf(InvalidSittingTimes);
    expect((await exams.getExam(examId)).state).toBe('draft');
  });

  it('gives draws with the same filter one common set', async () => {
    const examId = await place.aDraft({
      blueprint: aBlueprint(aDraw({ count: 5 }), aDraw({ count: 3, pointsMillipoints: 2000 })),
    });
    await lock(examId);
    const [first, second] = (await lockedExams.get(examId)).draws;
    expect(first.candidates).toHaveLength(8);
    expect(second.candidates).toBe(first.candidates);
  });

  it('is read once for all requests, and is immutable', async () => {
    const examId = await place.aLockedExam();
    const [one, other] = await Promise.all([lockedExams.get(examId), lockedExams.get(examId)]);
    expect(one).toBe(other);
    const [question] = one.draws[0].candidates;
    expect(() => question.options.push('戊')).toThrow(TypeError);
    expect(() => Object.assign(one, { durationMinutes: 1 })).toThrow(TypeError);
  });

  it('is not found by an unknown id', async () => {
    await expect(exams.getExam('none')).rejects.toBeInstanceOf(ExamNotFound);
    await expect(lockedExams.get('none')).rejects.toBeInstanceOf(ExamNotFound);
  });

  it('is listed newest first, for its organisation and those above and below it', async () => {
    const [province, city, otherCity] = [
      await place.aDraft(),
      await place.aDraft({}, { organisationId: place.city.id }),
      await place.aDraft({}, { organisationId: place.otherCity.id }),
    ];
    const idsFor = async (path: string) =>
      (await exams.list({ paths: [path], beforeId: null, limit: 100 })).map(({ id }) => id);
    expect((await idsFor(place.province.path)).slice(0, 3)).toEqual([otherCity, city, province]);
    expect((await idsFor(place.city.path)).slice(0, 2)).toEqual([city, province]);
    expect((await idsFor(place.county.path)).slice(0, 2)).toEqual([city, province]);
    expect(await idsFor(place.otherCity.path)).not.toContain(city);
    expect(await exams.list({ paths: [place.province.path], beforeId: otherCity, limit: 1 })).toMatchObject([
      { id: city },
    ]);
  });

  it('is purged with its registrations only if it is a rehearsal', async () => {
    const examId = await place.aLockedExam({ rehearsal: true });
    const sittingId = await place.aSitting(examId);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds: await place.people(300), staffId: null });
    expect(await app.get(PurgeRehearsalExam).purge({ examId, staffId: 'staff-1', reason: '演练结束' })).toEqual({
      registrations: 300,
    });
    await expect(exams.getExam(examId)).rejects.toBeInstanceOf(ExamNotFound);
    await expect(lockedExams.get(examId)).rejects.toBeInstanceOf(ExamNotFound);
    expect(await app.get(Registrations).countByExam(examId)).toBe(0);
    const realExamId = await place.aLockedExam();
    await expect(
      app.get(PurgeRehearsalExam).purge({ examId: realExamId, staffId: 'staff-1', reason: null }),
    ).rejects.toBeInstanceOf(NotARehearsal);
  });
});
