import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, restoreBackup, VerifyAudit } from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import { migrations } from '../../libs/platform/src/database/migrations';
import { CloseExpiredSessions } from '../../libs/exam-session/src/closing/close-expired-sessions';
import { GradeClosedSessions } from '../../libs/grading/src/session/grade-closed-sessions';
import { answerSheet } from '../../libs/grading/test/answer-sheet';
import { ACandidate, type ShownItem } from '../fixtures/a-candidate';
import { createTestApp, TEST_START_MS, type TestApp } from '../fixtures/test-app';
import { createEmptyPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';

const FOLDER = join(__dirname, '../fixtures/older-schema');
const KEY = 'only-for-tests-a-key-of-backups-only-for-tests';
const MINUTE_MS = 60_000;

interface Told {
  ticketNumber: string;
  accessCode: string;
  /** The rest is missing for a candidate who has not begun. */
  cookie?: string;
  seat?: number;
  session?: { id: string; deadlineAt: string };
  paper?: { sections: { items: ShownItem[] }[] };
  responses?: { itemNumber: number; revision: number; response: string }[];
}

/** What an older program told these candidates. */
const { candidates: told } = JSON.parse(readFileSync(join(FOLDER, 'in-progress.json'), 'utf8')) as {
  candidates: Told[];
};

describeOnBothEngines('an upgrade from an older schema with an exam in progress', (engine) => {
  let place: TestPlace;
  let app: TestApp;

  beforeAll(async () => {
    place = await createEmptyPlace(engine);
    const { migrations: before } = await restoreBackup({
      config: place.config,
      file: join(FOLDER, 'in-progress.backup'),
      keys: [KEY],
    });
    expect(before.length).toBeLessThan(migrations.length);
    if (engine === 'mysql') {
      await expect(start()).rejects.toThrow('run `npm run migrate` first');
      expect(await migrate(place.config)).toHaveLength(migrations.length - before.length);
    }
    // The embedded profile migrates when it starts.
    app = await start();
    app.clock.set(TEST_START_MS + 10 * MINUTE_MS);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await place.remove();
  });

  const start = () => createTestApp({ engine, config: place.config, modules: [ReportingModule] });

  /** The page of a candidate, as the older program left it. */
  function pageOf({ cookie, seat, session, paper }: Told): ACandidate {
    const items = paper!.sections.flatMap((section) => section.items);
    return Object.assign(new ACandidate(app), { cookie, seat, sessionId: session!.id, items });
  }
  const scoreOf = async (candidate: ACandidate) => {
    await app.get(GradeClosedSessions).gradeAllMarked();
    const rows = await app.database.select<{ score: number }>(
      'SELECT score_millipoints AS score FROM result WHERE session_id = ?',
      [candidate.sessionId],
    );
    return rows.map(({ score }) => Number(score));
  };

  it('keeps the sign-in, the time and the seat of a candidate', async () => {
    const page = pageOf(told[0]!);
    const { status, body } = await page.get(`/api/v1/candidate/sessions/${page.sessionId}`);
    expect([status, body.session]).toEqual([200, expect.objectContaining({ state: 'in_progress', seat: page.seat })]);
    expect(body.session.deadlineAt).toBe(told[0]!.session!.deadlineAt);
  });

  it('shows the same paper and the saved answers after a reload', async () => {
    const page = pageOf(told[0]!);
    const { body } = await page.start();
    expect(body.paper).toMatchObject(told[0]!.paper!);
    expect(body.responses).toEqual(told[0]!.responses!.map((response) => expect.objectContaining(response)));
  });

  it('lets the candidate go on, hand in, and have everything counted that was saved before and after', async () => {
    const page = pageOf(told[0]!);
    const before = told[0]!.responses!;
    // The page sends again what it does not know to be saved.
    expect((await page.save(before)).status).toBe(200);
    const answered = new Set(before.map(({ itemNumber }) => itemNumber));
    const rest = answerSheet({ items: page.items, right: true }).filter(({ itemNumber }) => !answered.has(itemNumber));
    expect((await page.save(rest.slice(0, 1))).status).toBe(200);
    const submitted = await page.submit(rest.slice(1));
    expect([submitted.status, submitted.body.state]).toEqual([200, 'submitted']);
    expect(await scoreOf(page)).toEqual([5000]);
  });

  it('closes a session whose time is up with the answers of before', async () => {
    const page = pageOf(told[1]!);
    app.clock.set(Date.parse(told[1]!.session!.deadlineAt) + MINUTE_MS);
    const late = await page.save([{ itemNumber: 1, revision: 9, response: 'A' }]);
    expect([late.status, late.body.code]).toEqual([409, 'SESSION_CLOSED']);
    await app.get(CloseExpiredSessions).closeAll();
    expect(await scoreOf(page)).toEqual([2000]);
    app.clock.set(TEST_START_MS + 10 * MINUTE_MS);
  });

  it('lets a candidate begin who had only been registered', async () => {
    const candidate = await ACandidate.signedIn({ app, ...told[2]! });
    expect((await candidate.start()).status).toBe(200);
    const submitted = await candidate.submit(answerSheet({ items: candidate.items, right: true }));
    expect(submitted.status).toBe(200);
    expect(await scoreOf(candidate)).toEqual([5000]);
  });

  it('leaves the audit trail whole', async () => {
    expect(await app.get(VerifyAudit).verify()).toMatchObject({ fault: null, unknown: 0 });
  });
});
