import { Sittings, type ExamContent } from '@sunflower/exam';
import { Organisations } from '@sunflower/organisations';
import { newId, placeholders } from '@sunflower/platform';
import request, { type Response } from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { comesFrom } from '../../../../test/fixtures/comes-from';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { ReportingModule } from '../reporting.module';
import { EraseDue } from './erase-due';
import type { RetentionDto, RetentionKindDto } from './retention.dto';
import { RETENTION_KINDS, RETENTION_PARTS, type RetentionKind } from './retention-kind';
import { RetentionWork } from './retention-work';

const DAY_MS = 24 * 3_600_000;
/** More than two steps erase. */
const MANY = 600;
const POLICIES: ExamContent['policies'] = {
  multipleChoice: 'all_or_nothing',
  shuffleItems: true,
  shuffleOptions: true,
  integrity: { watched: ['leaving_page', 'changing_address'], limit: null, pastLimit: 'lock' },
};

/** Tables whose rows of the exam change when the kind is erased. */
const TABLES: Record<RetentionKind, readonly string[]> = {
  connections: ['session_event'],
  messages: ['exam_message', 'exam_message_person', 'raised_hand'],
  applications: ['registration', 'registration_application'],
};
/** Timers write these. */
const BACKGROUND = ['session_activity', 'api_horizon'];
/** Those of the erasing itself, and of signing in. */
const ALWAYS = [...BACKGROUND, 'retention_rule', 'audit_entry', 'audit_head', 'staff_session', 'staff_account'];

describeOnBothEngines('erasing data of an exam', (engine) => {
  let place: TestPlace;
  let app: TestApp;
  /** A second process; with the embedded engine there is only one. */
  let other: TestApp;
  let administrator: StaffMember;
  let exam: ExamFixture;
  let people: ACandidate[];

  beforeAll(async () => {
    place = await createTestPlace(engine);
    app = await createTestApp({ engine, modules: [ReportingModule], config: place.config });
    other =
      engine === 'sqlite'
        ? app
        : await createTestApp({ engine, modules: [ReportingModule], config: place.config, clock: app.clock });
    await app.get(Organisations).loadRegions();
    administrator = await StaffMember.signedIn({ app });
  }, 90_000);

  afterAll(async () => {
    if (other !== app) await other.close();
    await app.close();
    await place.remove();
  });

  beforeEach(async () => {
    await administrator.signIn();
    exam = await anExam({ app, content: { policies: POLICIES } });
    people = await sit(exam);
  }, 60_000);

  // The rule of an earlier test would be due first.
  afterEach(() => app.database.execute('DELETE FROM retention_rule'));

  /** Everybody starts, comes from a second address, leaves the page, gets a message, raises a hand and hands in. */
  async function sit(examFixture: ExamFixture): Promise<ACandidate[]> {
    const { examId, registrations, accessCodes } = examFixture;
    const candidates: ACandidate[] = [];
    for (const [index, { ticketNumber }] of registrations.entries()) {
      const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode: accessCodes[index]! });
      await candidate.start();
      await comesFrom({ app, candidate, address: '192.0.2.7' });
      const path = `/api/v1/candidate/sessions/${candidate.sessionId}`;
      const events = [{ kind: 'page_hidden', at: new Date(app.clock.now()).toISOString() }];
      expect((await candidate.post(`${path}/events`, { events })).status).toBe(202);
      expect((await candidate.post(`${path}/hand`, { text: '测试' })).status).toBe(200);
      candidates.push(candidate);
    }
    await addApplications({ examFixture, count: 1 });
    await app.database.execute('UPDATE registration SET accommodation = ? WHERE id = ?', [
      '测试安排',
      registrations[0]!.id,
    ]);
    const registrationIds = registrations.map(({ id }) => id);
    const reply = await administrator.post(`exams/${examId}/messages`, { text: '测试消息', registrationIds });
    expect(reply.status).toBe(201);
    for (const candidate of candidates) expect((await candidate.submit()).status).toBe(200);
    return candidates;
  }

  const path = (rest = '', examId = exam.examId) => `exams/${examId}/retention${rest}`;
  const put = (kind: string, body: object): Promise<Response> =>
    request(app.http)
      .put(`/api/v1/${path(`/${kind}`)}`)
      .set('Cookie', administrator.cookie)
      .send(body);
  const plan = async (kind: RetentionKind, afterMs = 8 * DAY_MS): Promise<void> => {
    const eraseAfter = new Date(app.clock.now() + afterMs).toISOString();
    expect(await put(kind, { eraseAfter, reason: '测试到期' })).toMatchObject({ status: 200 });
  };
  const read = async (): Promise<RetentionDto> => (await administrator.get(path()).expect(200)).body as RetentionDto;
  const kindOf = async (kind: RetentionKind): Promise<RetentionKindDto> =>
    (await read()).kinds.find((one) => one.kind === kind)!;
  const sumOf = (rows: { rows: number }[]): number => rows.reduce((sum, one) => sum + one.rows, 0);
  /** A sign-in of staff ends in between. */
  const later = async (ms: number): Promise<void> => {
    app.clock.advance(ms);
    await administrator.signIn();
  };
  const eraseAllDue = () => app.get(EraseDue).eraseAllDue();
  const acts = async (): Promise<{ action: string; actor_type: string; details: { kind: string; rows?: object } }[]> =>
    (
      await app.database.select<{ action: string; actor_type: string; details: string }>(
        `SELECT action, actor_type, details FROM audit_entry WHERE subject_id = ? AND action LIKE 'retention.%' ORDER BY at, action`,
        [exam.examId],
      )
    ).map((act) => ({ ...act, details: JSON.parse(act.details) }));

  const allTables = async (): Promise<string[]> =>
    (
      await app.database.select<{ name: string }>(
        engine === 'sqlite'
          ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'`
          : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
      )
    ).map(({ name }) => name);

  /** All rows of all tables, as text. */
  async function everything(): Promise<Map<string, string[]>> {
    const tables = new Map<string, string[]>();
    for (const name of await allTables())
      tables.set(name, (await app.database.select(`SELECT * FROM ${name}`)).map((row) => JSON.stringify(row)).sort());
    return tables;
  }

  const parsed = (rows: string[]) => rows.map((row) => JSON.parse(row) as Record<string, unknown>);

  const messagesOf = async (tables: Map<string, string[]>): Promise<unknown[]> =>
    parsed(tables.get('exam_message')!).flatMap(({ id, exam_id }) => (exam_id === exam.examId ? [id] : []));

  /** All rows of other exams; of this exam those that stay, by what stays of them. `gone`: ids of messages. */
  function withoutErased({ table, rows, gone }: { table: string; rows: string[]; gone: unknown[] }): string[] {
    const sessionIds = new Set<unknown>(people.map(({ sessionId }) => sessionId));
    const left = parsed(rows).flatMap((row): object[] => {
      const isOwn = row.exam_id === exam.examId || sessionIds.has(row.session_id);
      switch (table) {
        case 'session_event':
          return isOwn ? [{ ...row, id: null, address: null, device: null }] : [row];
        case 'registration':
          return isOwn ? [{ ...row, accommodation: null }] : [row];
        case 'registration_application':
          return isOwn ? [[row.id, row.self_registration_id, row.state, row.person_id, row.submitted_at]] : [row];
        case 'exam_message_person':
          return gone.includes(row.message_id) ? [] : [row];
        case 'exam_message':
        case 'raised_hand':
          return isOwn ? [] : [row];
        default:
          throw new Error(`what stays of ${table}?`);
      }
    });
    return left.map((row) => JSON.stringify(row)).sort();
  }

  const changedTables = (before: Map<string, string[]>, after: Map<string, string[]>): string[] =>
    [...before.keys()].filter((name) => before.get(name)!.join() !== after.get(name)!.join()).sort();

  async function addApplications({ examFixture, count }: { examFixture: ExamFixture; count: number }): Promise<void> {
    const [pageId, at] = [newId(), app.clock.now()];
    const { examId, sittingId, organisationId } = examFixture;
    await app.database.execute(
      `INSERT INTO self_registration (id, exam_id, sitting_id, organisation_id, token, opens_at, closes_at, conditions, created_by, created_at)
       VALUES (?, ?, ?, ?, ?, 0, 1, '', 'test', 0)`,
      [pageId, examId, sittingId, organisationId, pageId],
    );
    await app.database.execute(
      `INSERT INTO registration_application (id, self_registration_id, exam_id, organisation_id, organisation_path, name, id_type,
         id_number_sealed, id_number_hash, id_number_last_four, phone_sealed, phone_last_four, state, reason,
         consent_rules_version, consent_privacy_version, consent_at, submitted_at)
       VALUES ${placeholders({ rows: count, columns: 18 })}`,
      Array.from({ length: count }, (_, index) => [
        ...[newId(), pageId, examId, organisationId, '/350000/', '测试报名', 'passport', 'sealed', newId(), '0001'],
        ...['sealed', '0002', index % 2 === 0 ? 'refused' : 'approved', '测试原因', '', '', at, at],
      ]).flat(),
    );
  }

  async function addMany(kind: RetentionKind): Promise<void> {
    const at = app.clock.now();
    for (let from = 0; from < MANY; from += 200)
      switch (kind) {
        case 'connections':
          await app.database.execute(
            `INSERT INTO session_event (id, session_id, kind, at, received_at, address, device, counted) VALUES ${placeholders({ rows: 200, columns: 8 })}`,
            Array.from({ length: 200 }, () => [
              newId(),
              people[0]!.sessionId,
              'test',
              at,
              at,
              '192.0.2.9',
              'x',
              0,
            ]).flat(),
          );
          break;
        case 'applications':
          await addApplications({ examFixture: exam, count: 200 });
          break;
        case 'messages': {
          const messageId = newId();
          await app.database.execute(
            `INSERT INTO exam_message (id, exam_id, audience, body, office_id, sent_by, sent_at, total, read_count)
             VALUES (?, ?, 'null', '测试', ?, 'test', ?, 200, 0)`,
            [messageId, exam.examId, exam.organisationId, at],
          );
          await app.database.execute(
            `INSERT INTO exam_message_person (message_id, registration_id) VALUES ${placeholders({ rows: 200, columns: 2 })}`,
            Array.from({ length: 200 }, () => [messageId, newId()]).flat(),
          );
        }
      }
  }

  it('tells what would be erased, and why it cannot be yet, and erases nothing', async () => {
    const before = await everything();
    const obstacles = [{ obstacle: 'sitting_not_over', count: 1 }];
    const { kinds, earliest, suggested } = await read();
    expect(kinds).toEqual([
      { kind: 'connections', kept: [{ part: 'addresses', rows: expect.any(Number) }], obstacles, rule: null },
      {
        kind: 'messages',
        kept: [
          { part: 'messages', rows: 1 },
          { part: 'receipts', rows: 2 },
          { part: 'hands', rows: 2 },
        ],
        obstacles,
        rule: null,
      },
      {
        kind: 'applications',
        kept: [
          { part: 'applications', rows: 1 },
          { part: 'accommodations', rows: 1 },
        ],
        obstacles,
        rule: null,
      },
    ]);
    const [{ n }] = (await app.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM session_event e JOIN exam_session s ON s.id = e.session_id WHERE s.exam_id = ? AND e.address <> ''`,
      [exam.examId],
    )) as [{ n: number | string }];
    expect(kinds[0]!.kept[0]!.rows).toBe(Number(n));
    expect(Number(n)).toBeGreaterThan(4);
    expect(Date.parse(earliest)).toBe(app.clock.now() + 7 * DAY_MS);
    expect(Date.parse(suggested)).toBeGreaterThan(app.clock.now() + 180 * DAY_MS);
    expect(changedTables(before, await everything()).filter((name) => !BACKGROUND.includes(name))).toEqual([]);
  });

  describe.each(RETENTION_KINDS)('of the kind %s', (kind) => {
    it('erases all of it and nothing else, at its time and not before, with its counts on record', async () => {
      const bystander = await anExam({ app, content: { policies: POLICIES } });
      await sit(bystander);
      await addMany(kind);
      await plan(kind);
      await later(8 * DAY_MS - 1);
      await eraseAllDue();
      const { kept, rule } = await kindOf(kind);
      expect(rule).toMatchObject({ state: 'planned', setByName: '测试人员', begunAt: null });
      expect(sumOf(kept)).toBeGreaterThan(MANY);
      const before = await everything();
      await later(1);
      await eraseAllDue();
      app.clock.advance(DAY_MS / 2);
      await administrator.signIn();
      const after = await everything();
      expect(changedTables(before, after).filter((name) => !ALWAYS.includes(name))).toEqual(TABLES[kind]);
      expect(await kindOf(kind)).toMatchObject({
        kept: RETENTION_PARTS[kind].map((part) => ({ part, rows: 0 })),
        rule: { state: 'erased', erased: kept, erasedAt: expect.any(String) },
      });
      const rows = Object.fromEntries(kept.map(({ part, rows }) => [part, rows]));
      expect((await acts()).map(({ action, actor_type, details }) => [action, actor_type, details])).toEqual([
        ['retention.set', 'staff', { kind, eraseAfter: expect.any(String) }],
        ['retention.begun', 'system', { kind, setBy: administrator.id }],
        ['retention.erased', 'system', { kind, rows }],
      ]);
      for (const table of TABLES[kind])
        expect([table, withoutErased({ table, rows: after.get(table)!, gone: [] })]).toEqual([
          table,
          withoutErased({ table, rows: before.get(table)!, gone: await messagesOf(before) }),
        ]);
      exam = bystander;
      expect(sumOf((await kindOf(kind)).kept)).toBeGreaterThan(1);
    }, 60_000);

    it('goes on where a killed process stopped, and counts nothing twice', async () => {
      await addMany(kind);
      await plan(kind);
      await later(8 * DAY_MS);
      const total = sumOf((await kindOf(kind)).kept);
      const work = other.get(RetentionWork);
      const held = (await work.claim())!;
      const step = await work.step(held);
      expect(step.outcome).toBe('went_on');
      // Killed here. Until its lease ends, nobody else takes the rule.
      await eraseAllDue();
      const { rule } = await kindOf(kind);
      expect(rule!.state).toBe('erasing');
      expect([sumOf(rule!.erased) > 0, sumOf(rule!.erased) < total]).toEqual([true, true]);
      app.clock.advance(5 * 60_000);
      await eraseAllDue();
      expect(sumOf((await kindOf(kind)).rule!.erased)).toBe(total);
      // The first one was only slow: it has lost the rule.
      if (step.outcome === 'went_on') expect(await work.step(step.held)).toEqual({ outcome: 'lost' });
    });

    it('erases what came while it was under way', async () => {
      await plan(kind);
      await later(8 * DAY_MS);
      const work = app.get(RetentionWork);
      let step = await work.step((await work.claim())!);
      while (step.outcome === 'went_on') step = await work.step(step.held);
      await addMany(kind);
      expect(step.outcome === 'walked' && (await work.finish(step.held)).outcome).toBe('waits');
      expect((await kindOf(kind)).rule!.state).toBe('erasing');
      app.clock.advance(10 * 60_000);
      await eraseAllDue();
      const { kept, rule } = await kindOf(kind);
      expect([rule!.state, sumOf(kept), sumOf(rule!.erased) > MANY]).toEqual(['erased', 0, true]);
    });

    it('is done once by two processes that begin together', async () => {
      await addMany(kind);
      await plan(kind);
      await later(8 * DAY_MS);
      const total = sumOf((await kindOf(kind)).kept);
      await Promise.all([eraseAllDue(), other.get(EraseDue).eraseAllDue(), eraseAllDue()]);
      expect((await kindOf(kind)).rule).toMatchObject({ state: 'erased' });
      expect(sumOf((await kindOf(kind)).rule!.erased)).toBe(total);
      expect((await acts()).map(({ action }) => action)).toEqual([
        'retention.set',
        'retention.begun',
        'retention.erased',
      ]);
    });

    it('waits for a sitting that was added, also in the middle', async () => {
      await addMany(kind);
      await plan(kind);
      await later(8 * DAY_MS);
      const work = app.get(RetentionWork);
      const step = await work.step((await work.claim())!);
      await app.get(Sittings).create({
        examId: exam.examId,
        staffId: null,
        content: {
          title: '补考',
          opensAt: app.clock.now(),
          closesAt: app.clock.now() + DAY_MS,
          latestEntryAt: null,
          earliestSubmissionMinutes: 0,
          site: null,
        },
      });
      expect(step.outcome === 'went_on' && (await work.step(step.held))).toEqual({ outcome: 'waits' });
      await later(2 * DAY_MS);
      await eraseAllDue();
      expect(await kindOf(kind)).toMatchObject({
        obstacles: [{ obstacle: 'sitting_not_over', count: 1 }],
        rule: { state: 'erasing' },
      });
      await later(DAY_MS);
      await eraseAllDue();
      expect((await kindOf(kind)).rule!.state).toBe('erased');
    });

    it('can be taken back until it begins, with a reason', async () => {
      await plan(kind);
      expect((await administrator.post(path(`/${kind}/take-back`), { reason: ' ' })).status).toBe(400);
      const reply = await administrator.post(path(`/${kind}/take-back`), { reason: '设置有误' });
      expect([reply.status, reply.body.kinds.map(({ rule }: RetentionKindDto) => rule)]).toEqual([
        200,
        RETENTION_KINDS.map(() => null),
      ]);
      expect((await administrator.post(path(`/${kind}/take-back`), { reason: '测试' })).body.code).toBe(
        'RETENTION_NOT_PLANNED',
      );
      await later(8 * DAY_MS);
      await eraseAllDue();
      expect(sumOf((await kindOf(kind)).kept)).toBeGreaterThan(0);
      expect((await acts()).map(({ action }) => action)).toEqual(['retention.set', 'retention.taken-back']);
    });

    it('is either taken back or begun, when both come at once', async () => {
      await addMany(kind);
      await plan(kind);
      await later(8 * DAY_MS);
      const before = sumOf((await kindOf(kind)).kept);
      const work = other.get(RetentionWork);
      const held = (await work.claim())!;
      const [takenBack, step] = await Promise.all([
        administrator.post(path(`/${kind}/take-back`), { reason: '测试' }),
        work.step(held),
      ]);
      app.clock.advance(60_000);
      const { kept, rule } = await kindOf(kind);
      if (takenBack.status === 200) {
        expect([step.outcome, rule, sumOf(kept)]).toEqual(['lost', null, before]);
        return;
      }
      expect(takenBack.body.code).toBe('RETENTION_UNDER_WAY');
      expect([step.outcome, rule!.state, sumOf(kept) + sumOf(rule!.erased)]).toEqual(['went_on', 'erasing', before]);
      expect(sumOf(kept)).toBeLessThan(before);
      const eraseAfter = new Date(app.clock.now() + 9 * DAY_MS).toISOString();
      expect((await put(kind, { eraseAfter, reason: '测试' })).body.code).toBe('RETENTION_UNDER_WAY');
    });
  });

  it('waits for a session that is still open', async () => {
    const late = await anExam({ app });
    const candidate = await ACandidate.signedIn({
      app,
      ticketNumber: late.registrations[0]!.ticketNumber,
      accessCode: late.accessCodes[0]!,
    });
    await candidate.start();
    exam = late;
    await plan('connections');
    await later(8 * DAY_MS);
    await eraseAllDue();
    expect(await kindOf('connections')).toMatchObject({
      obstacles: [{ obstacle: 'session_in_progress', count: 1 }],
      rule: { state: 'planned' },
    });
    await app.database.execute(`UPDATE exam_session SET state = 'timed_out', closed_at = ? WHERE exam_id = ?`, [
      app.clock.now(),
      exam.examId,
    ]);
    app.clock.advance(10 * 60_000);
    await eraseAllDue();
    expect((await kindOf('connections')).rule).toMatchObject({ state: 'erased' });
  });

  it('waits with the applications while one is undecided, and erases none of it', async () => {
    await app.database.execute(`UPDATE registration_application SET state = 'submitted' WHERE exam_id = ?`, [
      exam.examId,
    ]);
    await plan('applications');
    await plan('messages');
    await later(8 * DAY_MS);
    await eraseAllDue();
    expect(await kindOf('applications')).toMatchObject({
      obstacles: [{ obstacle: 'application_undecided', count: 1 }],
      rule: { state: 'planned' },
    });
    expect(await kindOf('messages')).toMatchObject({ obstacles: [], rule: { state: 'erased' } });
    const [{ n }] = (await app.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM registration_application WHERE exam_id = ? AND id_number_sealed = 'sealed'`,
      [exam.examId],
    )) as [{ n: number | string }];
    expect(Number(n)).toBe(1);
  });

  it('is refused earlier than in a week, later than in 30 years, without a reason, for drafts and for unknown kinds', async () => {
    const at = (ms: number) => new Date(app.clock.now() + ms).toISOString();
    const early = await put('messages', { eraseAfter: at(7 * DAY_MS - 1), reason: '测试' });
    expect(early.body).toMatchObject({ code: 'RETENTION_TIME_OUT_OF_RANGE', details: { earliest: at(7 * DAY_MS) } });
    expect((await put('messages', { eraseAfter: at(12_000 * DAY_MS), reason: '测试' })).status).toBe(422);
    expect((await put('messages', { eraseAfter: at(8 * DAY_MS), reason: '' })).status).toBe(400);
    expect((await put('messages', { eraseAfter: '1', reason: '测试' })).status).toBe(400);
    expect((await put('toString', { eraseAfter: at(8 * DAY_MS), reason: '测试' })).status).toBe(404);
    await app.database.execute(`UPDATE exam SET state = 'draft' WHERE id = ?`, [exam.examId]);
    expect((await put('messages', { eraseAfter: at(8 * DAY_MS), reason: '测试' })).body.code).toBe('EXAM_NOT_LOCKED');
    expect(await acts()).toEqual([]);
  });

  it('can be planned anew after a further sitting', async () => {
    await plan('messages');
    await later(8 * DAY_MS);
    await eraseAllDue();
    await plan('messages', 9 * DAY_MS);
    expect((await kindOf('messages')).rule).toMatchObject({ state: 'planned', erasedAt: null });
  });

  it('leaves no id from which an address could be found', async () => {
    const ids = async () =>
      (
        await app.database.select<{ id: string; kind: string }>(
          `SELECT e.id, e.kind FROM session_event e JOIN exam_session s ON s.id = e.session_id WHERE s.exam_id = ? AND e.kind = 'address_changed'`,
          [exam.examId],
        )
      ).map(({ id }) => id);
    const before = await ids();
    expect(before).toHaveLength(2);
    await plan('connections');
    await later(8 * DAY_MS);
    await eraseAllDue();
    const after = await ids();
    expect(after).toHaveLength(2);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  it('leaves what a page does later without an address', async () => {
    for (const kind of RETENTION_KINDS) await plan(kind);
    await later(8 * DAY_MS);
    await eraseAllDue();
    const [registration] = exam.registrations;
    const again = await ACandidate.signedIn({
      app,
      ticketNumber: registration!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    again.sessionId = people[0]!.sessionId;
    await comesFrom({ app, candidate: again, address: '192.0.2.77' });
    const events = [{ kind: 'page_hidden', at: new Date(app.clock.now()).toISOString() }];
    const told = await again.post(`/api/v1/candidate/sessions/${again.sessionId}/events`, { events });
    expect(told.status).toBe(202);
    app.clock.advance(60_000);
    const { kinds } = await read();
    expect(kinds.flatMap(({ kept }) => kept).filter(({ rows }) => rows > 0)).toEqual([]);
  });
});
