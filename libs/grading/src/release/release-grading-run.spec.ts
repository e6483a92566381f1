import { setImmediate as nextTurn } from 'node:timers/promises';
import { Registrations, Sittings } from '@sunflower/exam';
import { Audit } from '@sunflower/platform';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { answerSheet } from '../../test/answer-sheet';
import { GradeAgain } from '../session/grade-again';
import { GradeClosedSessions } from '../session/grade-closed-sessions';
import { ReleaseRefused, RunSuperseded } from '../grading.errors';
import { GradingModule } from '../grading.module';
import type { GradingRunRow } from '../run/grading-run-row';
import { GradingRuns } from '../office/grading-runs';
import type { OverrideInput } from '../override/parse-overrides';
import { ReleaseFollowers, type ReleaseChunk } from './release-followers';
import { Result } from '../result/result.entity';
import { Results } from '../result/results';

const HOUR_MS = 3_600_000;
const staff = aStaffActor();

/** What a candidate did in the exam; `away` never started. */
type Conduct = 'right' | 'wrong' | 'open' | 'away';

describeOnBothEngines('releasing a grading run', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let told: ReleaseChunk[];

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [GradingModule] });
    told = [];
    app.get(ReleaseFollowers).add(async (chunk) => void told.push(chunk));
  });

  afterEach(() => app.close());

  /** Every candidate signs in and acts by the given conduct; then all closed sessions are graded. */
  async function held(...conducts: Conduct[]): Promise<ACandidate[]> {
    exam = await anExam({ app, candidates: conducts.length });
    const candidates: ACandidate[] = [];
    for (const [index, conduct] of conducts.entries()) {
      const candidate = await ACandidate.signedIn({
        app,
        ticketNumber: exam.registrations[index]!.ticketNumber,
        accessCode: exam.accessCodes[index]!,
      });
      if (conduct !== 'away') await candidate.start();
      if (conduct === 'right' || conduct === 'wrong')
        await candidate.submit(answerSheet({ items: candidate.items, right: conduct === 'right' }));
      candidates.push(candidate);
    }
    await gradeAll();
    return candidates;
  }

  async function gradeAll(): Promise<void> {
    await app.get(GradeClosedSessions).gradeAllMarked();
    await app.get(GradeAgain).gradeOpenRuns();
  }

  const windowCloses = (): void => app.clock.advance(3 * HOUR_MS);
  const runs = (): GradingRuns => app.get(GradingRuns);
  const currentRun = async (): Promise<GradingRunRow> => (await runs().currentRun(exam.examId))!;
  const release = async (runId?: string) =>
    runs().release({ runId: runId ?? (await currentRun()).id, reason: '核对无误', staff });
  const createRun = (overrides: OverrideInput[]) =>
    runs().createRun({ examId: exam.examId, overrides, reason: '题目有误', staff });
  const standings = () => Promise.all(exam.registrations.map(({ id }) => app.get(Results).findReleased(id)));
  const obstacles = () =>
    release().then(
      () => 'released',
      (error: unknown) => (error instanceof ReleaseRefused ? error.details : error),
    );

  async function versionsOf({ sessionId }: ACandidate): Promise<string[]> {
    const [row] = await app.database.select<{ plan: string }>('SELECT plan FROM exam_session WHERE id = ?', [
      sessionId,
    ]);
    const { sections } = JSON.parse(row!.plan) as { sections: { items: { versionId: string }[] }[] };
    return sections.flatMap(({ items }) => items.map(({ versionId }) => versionId));
  }

  it('makes the results count for everybody, including the absent, and passes the registrations that pass to the followers', async () => {
    await held('right', 'wrong', 'away');
    windowCloses();
    expect(await standings()).toEqual([null, null, null]);
    expect(await release()).toBe('released');
    expect(await standings()).toMatchObject([
      {
        outcome: 'graded',
        scoreMillipoints: 5000,
        maxMillipoints: 5000,
        passed: true,
        sectionMillipoints: [3000, 2000],
      },
      { outcome: 'graded', scoreMillipoints: 0, passed: false },
      { outcome: 'absent', scoreMillipoints: null, maxMillipoints: 5000, passed: false, sectionMillipoints: [] },
    ]);
    const { id, releasedBy, releasedAt } = await currentRun();
    expect([releasedBy, releasedAt]).toEqual(['staff-0001', app.clock.now()]);
    expect(told).toEqual([
      { examId: exam.examId, releasedAt: app.clock.now(), registrationIds: [exam.registrations[0]!.id] },
    ]);
    const acts = await app.get(Audit).listFor({ subjectType: 'grading-run', subjectId: id });
    expect(acts.map(({ action, actorType, reason }) => [action, actorType, reason]).sort()).toEqual([
      ['grading-run.created', 'system', 'The first grading of the exam.'],
      ['grading-run.released', 'staff', '核对无误'],
    ]);
  });

  it('is refused, with the counts, while a session is open, one is ungraded or a window has not closed', async () => {
    const [, second] = await held('right', 'open', 'open', 'away');
    expect(await obstacles()).toEqual({ openSessions: 2, ungradedSessions: 0, openSittings: 1 });
    await second!.submit();
    expect(await obstacles()).toEqual({ openSessions: 1, ungradedSessions: 1, openSittings: 1 });
    windowCloses();
    await app.database.execute(
      `UPDATE exam_session SET state = 'timed_out', grading_needed = 1 WHERE state = 'in_progress'`,
    );
    expect(await obstacles()).toEqual({ openSessions: 0, ungradedSessions: 2, openSittings: 0 });
    expect([await standings(), told]).toEqual([[null, null, null, null], []]);
    await gradeAll();
    expect(await obstacles()).toBe('released');
  });

  it('happens once, however many concurrent calls ask for it', async () => {
    await held('right', 'away');
    windowCloses();
    const { id } = await currentRun();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => release(id)));
    expect(outcomes.filter((outcome) => outcome === 'released')).toHaveLength(1);
    app.clock.advance(HOUR_MS);
    expect(await release(id)).toBe('already_released');
    expect((await currentRun()).releasedAt).toBe(app.clock.now() - HOUR_MS);
    const acts = await app.get(Audit).listFor({ subjectType: 'grading-run', subjectId: id });
    expect(acts.filter(({ action }) => action === 'grading-run.released')).toHaveLength(1);
    expect(await app.database.repository(Result).countBy({ runId: id })).toBe(2);
  });

  it('fails when a follower cannot prepare', async () => {
    await held('right', 'away');
    windowCloses();
    const failing = jest.fn(async () => Promise.reject(new Error('no certificate could be reserved')));
    app.get(ReleaseFollowers).add(failing);
    await expect(release()).rejects.toThrow('no certificate could be reserved');
    expect(await standings()).toEqual([null, null]);
    expect(await app.database.repository(Result).count()).toBe(1);
    expect((await currentRun()).releasedAt).toBeNull();
    failing.mockResolvedValue(undefined as never);
    expect(await release()).toBe('released');
  });

  it('applies decided outcomes and voided sessions over scored results', async () => {
    const [, , voided, , , voidedWhileOpen] = await held('right', 'right', 'right', 'away', 'right', 'open');
    const decide = (index: number, outcome: 'deferred' | 'violation' | null) =>
      app
        .get(Registrations)
        .setOutcome({ registrationId: exam.registrations[index]!.id, outcome, reason: '测试', staff });
    await decide(1, 'violation');
    await app.database.execute(`UPDATE exam_session SET state = 'voided' WHERE id IN (?, ?)`, [
      voided!.sessionId,
      voidedWhileOpen!.sessionId,
    ]);
    await decide(3, 'deferred');
    await decide(4, 'violation');
    await decide(4, null);
    windowCloses();
    const { counts, changes } = await runs().difference({ runId: (await currentRun()).id });
    expect([counts.newly_passed, changes.filter(({ after }) => after.passed).length]).toEqual([2, 2]);
    await release();
    expect((await standings()).map((result) => [result?.outcome, result?.scoreMillipoints, result?.passed])).toEqual([
      ['graded', 5000, true],
      ['violation', null, false],
      ['annulled', null, false],
      ['deferred', null, false],
      ['graded', 5000, true],
      ['annulled', null, false],
    ]);
  });

  it('shows what a regrade would change, and changes nothing before the regrade is released', async () => {
    const [right, wrong] = await held('right', 'wrong', 'away');
    windowCloses();
    await release();
    const second = await createRun(
      (await versionsOf(wrong!)).slice(0, 3).map((questionVersionId) => ({ kind: 'award_all', questionVersionId })),
    );
    expect((await runs().difference({ runId: second.id })).ungraded).toBe(2);
    await gradeAll();
    expect((await standings())[1]).toMatchObject({ scoreMillipoints: 0, passed: false });
    const difference = await runs().difference({ runId: second.id });
    expect(difference).toMatchObject({
      runNumber: 2,
      baseRunNumber: 1,
      registrations: 3,
      ungraded: 0,
      counts: { newly_passed: 1, newly_failed: 0, none: 2 },
    });
    expect(difference.changes).toMatchObject([
      {
        registrationId: exam.registrations[1]!.id,
        change: 'newly_passed',
        before: { scoreMillipoints: 0 },
        after: { scoreMillipoints: 3000, passed: true },
      },
    ]);
    await release(second.id);
    expect((await standings()).map((result) => result?.passed)).toEqual([true, true, false]);
    expect(await runs().difference({ runId: second.id })).toMatchObject({ counts: { newly_passed: 1, none: 2 } });
    expect(right).toBeDefined();
  });

  it('turns a pass into a fail when a regrade does', async () => {
    const [, lucky] = await held('right', 'open');
    const right = answerSheet({ items: lucky!.items, right: true });
    await lucky!.submit(right.slice(0, 3));
    await gradeAll();
    windowCloses();
    await release();
    expect((await standings())[1]).toMatchObject({ scoreMillipoints: 3000, maxMillipoints: 5000, passed: true });
    const single = (await versionsOf(lucky!))[0]!;
    const second = await createRun([{ kind: 'drop', questionVersionId: single }]);
    await gradeAll();
    await release(second.id);
    // 2 of 4 points; the pass mark, lowered from 3 of 5, is 2.4 of 4.
    expect((await standings())[1]).toMatchObject({ scoreMillipoints: 2000, maxMillipoints: 4000, passed: false });
  });

  it('is refused for a run older than the released one, which keeps counting', async () => {
    const [candidate] = await held('right');
    const [first] = await runs().listRuns(exam.examId);
    await createRun([{ kind: 'drop', questionVersionId: (await versionsOf(candidate!))[0]! }]);
    await gradeAll();
    windowCloses();
    await release();
    await expect(release(first!.id)).rejects.toThrow(RunSuperseded);
    expect((await standings())[0]).toMatchObject({ maxMillipoints: 4000 });
  });

  it('needs a new run for a session voided after it; the system makes one with the same overrides and the same rules', async () => {
    const [candidate, other] = await held('right', 'right');
    const overrides: OverrideInput[] = [{ kind: 'drop', questionVersionId: (await versionsOf(other!))[0]! }];
    await createRun(overrides);
    await gradeAll();
    windowCloses();
    await release();
    // A release made before rules version 2 existed.
    await app.database.execute('UPDATE grading_run SET rules_version = 1');
    await app.database.execute(`UPDATE exam_session SET state = 'voided', grading_needed = 1 WHERE id = ?`, [
      candidate!.sessionId,
    ]);
    await gradeAll();
    expect(await currentRun()).toMatchObject({
      runNumber: 3,
      createdBy: null,
      overrides,
      rulesVersion: 1,
      releasedAt: null,
    });
    expect((await standings())[0]).toMatchObject({ passed: true });
    expect(await runs().difference({ runId: (await currentRun()).id })).toMatchObject({
      baseRunNumber: 2,
      ungraded: 0,
      counts: { newly_failed: 1, none: 1 },
    });
    await release();
    expect((await standings()).map((result) => result?.outcome)).toEqual(['annulled', 'graded']);
  });

  it('gives the pass list by organisation and ticket number, only for the given subtrees and from the released run', async () => {
    await held('right', 'away', 'wrong');
    const list = async (organisationPaths: string[] | null) => {
      const rows = [];
      for await (const page of app.get(Results).streamReleased({ examId: exam.examId, organisationPaths }))
        rows.push(...page);
      return rows;
    };
    windowCloses();
    expect(await list(null)).toEqual([]);
    const [, moved] = exam.registrations;
    await app.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
      '/350000/350100/',
      moved!.id,
    ]);
    await release();
    await createRun([]);
    const rows = await list(null);
    expect(rows.map(({ registrationId }) => registrationId).at(-1)).toBe(moved!.id);
    expect(rows.slice(0, 2).map(({ ticketNumber }) => ticketNumber)).toEqual(
      rows
        .slice(0, 2)
        .map(({ ticketNumber }) => ticketNumber)
        .sort(),
    );
    expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['absent', 'graded', 'graded']);
    expect(
      (await list(['/350000/350100/'])).map(({ outcome, scoreMillipoints }) => [outcome, scoreMillipoints]),
    ).toEqual([['absent', null]]);
    expect(await list(['/110000/'])).toEqual([]);
    expect(await list([])).toEqual([]);
  });

  describe('prepared in chunks', () => {
    const PEOPLE = 600;

    /** One candidate with every answer right; all the others never come. */
    async function heldByOneOfMany(): Promise<ACandidate> {
      exam = await anExam({ app, candidates: PEOPLE });
      const candidate = await ACandidate.signedIn({
        app,
        ticketNumber: exam.registrations[0]!.ticketNumber,
        accessCode: exam.accessCodes[0]!,
      });
      await candidate.start();
      await candidate.submit(answerSheet({ items: candidate.items, right: true }));
      await gradeAll();
      windowCloses();
      return candidate;
    }

    const results = (runId: string) => app.database.repository(Result).countBy({ runId });

    const listed = async (of: TestApp = app) => {
      let rows = 0;
      for await (const page of of.get(Results).streamReleased({ examId: exam.examId, organisationPaths: null }))
        rows += page.length;
      return rows;
    };

    async function killedHalfWay(): Promise<void> {
      let chunks = 0;
      app.get(ReleaseFollowers).add(async () => {
        chunks += 1;
        if (chunks === 2) throw new Error('killed');
      });
      await expect(release()).rejects.toThrow('killed');
    }

    /** Runs `act` once, while the first chunk is prepared. */
    const meanwhile = (act: () => Promise<unknown>): void => {
      let isDone = false;
      app.get(ReleaseFollowers).add(async () => {
        if (!isDone) await act();
        isDone = true;
      });
    };

    it('shows nothing when it is killed half-way, and another process finishes it', async () => {
      const candidate = await heldByOneOfMany();
      const { id } = await currentRun();
      await killedHalfWay();
      const half = await results(id);
      expect([half > 1, half < PEOPLE, await listed(), (await currentRun()).releasedAt]).toEqual([true, true, 0, null]);
      expect(await standings()).toEqual(Array(PEOPLE).fill(null));
      expect((await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}`)).status).toBe(200);
      const another = await createTestApp({ engine, modules: [GradingModule], config: app.config });
      another.clock.set(app.clock.now());
      expect(await another.get(GradingRuns).release({ runId: id, reason: '核对无误', staff })).toBe('released');
      expect([await results(id), await listed(another)]).toEqual([PEOPLE, PEOPLE]);
      await another.close();
    });

    it('is seen whole or not at all by concurrent readers', async () => {
      await heldByOneOfMany();
      const seen = new Set<number>();
      let isReleased = false;
      const looking = (async () => {
        while (!isReleased) {
          seen.add(await listed());
          await nextTurn();
        }
      })();
      await release();
      isReleased = true;
      await looking;
      seen.add(await listed());
      expect([...seen]).toEqual([0, PEOPLE]);
    });

    it('counts outcomes decided, withdrawn and voided between preparation and release', async () => {
      const [, , voided] = await held('right', 'right', 'right', 'away');
      windowCloses();
      const decide = (index: number, outcome: 'violation' | 'deferred' | null) =>
        app
          .get(Registrations)
          .setOutcome({ registrationId: exam.registrations[index]!.id, outcome, reason: '测试', staff });
      await decide(0, 'violation');
      await decide(3, 'deferred');
      meanwhile(async () => {
        await decide(0, null);
        await decide(1, 'violation');
        await decide(3, null);
        await app.database.execute(`UPDATE exam_session SET state = 'voided' WHERE id = ?`, [voided!.sessionId]);
      });
      await release();
      expect((await standings()).map((result) => [result?.outcome, result?.passed])).toEqual([
        ['graded', true],
        ['violation', false],
        ['annulled', false],
        ['absent', false],
      ]);
      expect(told[0]!.registrationIds).toContain(exam.registrations[0]!.id);
    });

    it('takes in a person registered meanwhile', async () => {
      await held('right');
      windowCloses();
      // Sorts before all other ids, where the preparation has already passed.
      const late = { id: '00000000-0000-7000-8000-000000000000', ticket: '9'.repeat(12) };
      const columns =
        'exam_id, sitting_id, person_id, candidate_name, masked_id_number, organisation_id, organisation_name, organisation_path, access_code_version, extra_time_minutes, created_at';
      meanwhile(() =>
        app.database.execute(
          `INSERT INTO registration (id, ticket_number, attempt_number, ${columns}) SELECT ?, ?, 2, ${columns} FROM registration WHERE id = ?`,
          [late.id, late.ticket, exam.registrations[0]!.id],
        ),
      );
      expect(await release()).toBe('released');
      expect(await app.get(Results).findReleased(late.id)).toMatchObject({ outcome: 'absent' });
    });

    it('leaves out a sitting added meanwhile', async () => {
      await held('right', 'away');
      windowCloses();
      const now = app.clock.now();
      const content = {
        title: '补考',
        opensAt: now,
        closesAt: now + HOUR_MS,
        latestEntryAt: null,
        earliestSubmissionMinutes: 0,
        site: null,
      };
      meanwhile(() => app.get(Sittings).create({ examId: exam.examId, staffId: null, content }));
      expect(await obstacles()).toBe('released');
      expect((await standings()).map((result) => result?.outcome)).toEqual(['graded', 'absent']);
    });

    it('does not count as absent a person who started after a preparation that was abandoned', async () => {
      await heldByOneOfMany();
      const { id } = await currentRun();
      await killedHalfWay();
      await app.database.execute('UPDATE sitting SET closes_at = ? WHERE id = ?', [
        app.clock.now() + 2 * HOUR_MS,
        exam.sittingId,
      ]);
      const late = await ACandidate.signedIn({
        app,
        ticketNumber: exam.registrations[1]!.ticketNumber,
        accessCode: exam.accessCodes[1]!,
      });
      await late.start();
      expect(await runs().difference({ runId: id })).toMatchObject({ ungraded: 1 });
      expect(await app.get(Results).stateOf(exam.registrations[1]!.id)).toEqual({ state: 'grading' });
      await late.submit(answerSheet({ items: late.items, right: true }));
      windowCloses();
      expect(await obstacles()).toEqual({ openSessions: 0, ungradedSessions: 1, openSittings: 0 });
      await gradeAll();
      expect(await release()).toBe('released');
      expect((await standings())[1]).toMatchObject({ outcome: 'graded', passed: true });
    });

    it('gives way to a newer run released meanwhile', async () => {
      const [candidate] = await held('right', 'away');
      windowCloses();
      const first = await currentRun();
      const second = await createRun([{ kind: 'drop', questionVersionId: (await versionsOf(candidate!))[0]! }]);
      await gradeAll();
      const outcomes = await Promise.allSettled([
        release(first.id),
        release(second.id),
        release(first.id),
        release(second.id),
      ]);
      expect(
        outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value === 'released').length,
      ).toBeGreaterThan(0);
      expect((await runs().getRun(second.id)).releasedAt).not.toBeNull();
      expect((await standings())[0]).toMatchObject({ runId: second.id, maxMillipoints: 4000 });
      await expect(
        release(first.id).catch((error: unknown) => (error instanceof RunSuperseded ? 'superseded' : error)),
      ).resolves.toMatch(/superseded|already_released/);
    });
  });

  it('leaves nothing behind when a rehearsal is purged', async () => {
    await held('right', 'away');
    windowCloses();
    await release();
    await createRun([]);
    await gradeAll();
    await runs().deleteRehearsal(exam.examId);
    expect([await app.database.repository(Result).count(), await runs().listRuns(exam.examId)]).toEqual([0, []]);
  });
});
