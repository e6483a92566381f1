import { Audit } from '@sunflower/platform';
import { ExamPlace, HOUR_MS } from '../../test/exam-place';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamNotFound, InvalidSittingTimes, ReasonRequired, SittingNotFound } from '../exam.errors';
import { Sittings, type SittingContent } from './sittings';

describeOnBothEngines('a sitting', (engine) => {
  let app: TestApp;
  let place: ExamPlace;
  let sittings: Sittings;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
    sittings = app.get(Sittings);
  });

  afterAll(() => app.close());

  const content = (some: Partial<SittingContent> = {}): SittingContent => ({
    title: '第二场',
    opensAt: app.clock.now() + HOUR_MS,
    closesAt: app.clock.now() + 3 * HOUR_MS,
    latestEntryAt: null,
    earliestSubmissionMinutes: 30,
    site: null,
    ...some,
  });

  it('is made for a draft or a locked exam, with an audit row', async () => {
    for (const examId of [await place.aDraft(), await place.aLockedExam()]) {
      const { id } = await sittings.create({ examId, content: content(), staffId: 'staff-1' });
      expect(await sittings.listByExam(examId)).toEqual([{ id, examId, ...content() }]);
      expect(await app.get(Audit).listFor({ subjectType: 'sitting', subjectId: id })).toMatchObject([
        { action: 'sitting.created' },
      ]);
    }
  });

  it('is refused with impossible or past times', async () => {
    const examId = await place.aDraft();
    const create = (some: Partial<SittingContent>) =>
      sittings.create({ examId, content: content(some), staffId: 'staff-1' });
    await expect(create({ closesAt: app.clock.now() })).rejects.toBeInstanceOf(InvalidSittingTimes);
    await expect(create({ earliestSubmissionMinutes: 61 })).rejects.toMatchObject({
      details: { faults: [{ field: 'earliestSubmissionMinutes' }] },
    });
    await expect(
      create({ opensAt: app.clock.now() - 2 * HOUR_MS, closesAt: app.clock.now() - HOUR_MS }),
    ).rejects.toBeInstanceOf(InvalidSittingTimes);
    await expect(sittings.create({ examId: 'none', content: content(), staffId: null })).rejects.toBeInstanceOf(
      ExamNotFound,
    );
    expect(await sittings.listByExam(examId)).toEqual([]);
  });

  it('is shifted after the lock only with a reason, with old and new times on record', async () => {
    const examId = await place.aLockedExam();
    const sittingId = await place.aSitting(examId);
    const before = await sittings.getSitting(sittingId);
    const shifted = content({ title: '改期' });
    await expect(
      sittings.update({ sittingId, content: shifted, staffId: 'staff-1', reason: null }),
    ).rejects.toBeInstanceOf(ReasonRequired);
    expect(await sittings.getSitting(sittingId)).toEqual(before);
    await sittings.update({ sittingId, content: shifted, staffId: 'staff-1', reason: '停电' });
    expect(await sittings.getSitting(sittingId)).toEqual({ id: sittingId, examId, ...shifted });
    const all = await app.get(Audit).listFor({ subjectType: 'sitting', subjectId: sittingId });
    expect(all.find(({ action }) => action === 'sitting.changed')).toMatchObject({
      reason: '停电',
      details: { before: { opensAt: before.opensAt }, after: { opensAt: shifted.opensAt } },
    });
  });

  it('is changed freely while the exam is a draft, but never to impossible times', async () => {
    const examId = await place.aDraft();
    const sittingId = await place.aSitting(examId);
    await sittings.update({ sittingId, content: content(), staffId: 'staff-1', reason: null });
    await expect(
      sittings.update({ sittingId, content: content({ closesAt: 0 }), staffId: 'staff-1', reason: null }),
    ).rejects.toBeInstanceOf(InvalidSittingTimes);
    await expect(
      sittings.update({ sittingId: 'none', content: content(), staffId: 'staff-1', reason: null }),
    ).rejects.toBeInstanceOf(SittingNotFound);
  });

  it('is cached for 5 s if another process changes it', async () => {
    const examId = await place.aDraft();
    const sittingId = await place.aSitting(examId);
    await sittings.getSitting(sittingId);
    await app.database.execute('UPDATE sitting SET title = ? WHERE id = ?', ['别处改的', sittingId]);
    expect((await sittings.getSitting(sittingId)).title).toBe('第一场');
    app.clock.advance(5001);
    expect((await sittings.getSitting(sittingId)).title).toBe('别处改的');
  });
});
