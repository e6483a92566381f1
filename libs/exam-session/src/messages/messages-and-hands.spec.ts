import { Organisations } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import type { Response } from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { through } from '../../../../test/fixtures/candidate-routes';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { Boards } from '../board/boards';
import { ExamSessionModule } from '../exam-session.module';
import { MAX_HANDS } from '../hands/raised-hand-rule';
import { PageNews } from '../news/page-news';
import { StaffActs } from '../staff/staff-acts';
import { ExamTraces } from '../traces/exam-traces';
import { MessageRepository } from './message.repository';

const PEOPLE = 4;

describeOnBothEngines('messages and raised hands', (engine) => {
  let place: TestPlace;
  /** One process serves the candidates, another one the staff. */
  let pages: TestApp;
  let office: TestApp;
  let province: StaffMember;
  let county: StaffMember;
  let stranger: StaffMember;
  let countyPath: string;
  let exam: ExamFixture;
  let people: ACandidate[];

  beforeAll(async () => {
    place = await createTestPlace(engine);
    pages = await createTestApp({ engine, modules: [ExamSessionModule], config: place.config });
    // With the embedded engine there is only one process.
    office =
      engine === 'sqlite'
        ? pages
        : await createTestApp({ engine, modules: [ExamSessionModule], config: place.config, clock: pages.clock });
    await pages.get(Organisations).loadRegions();
    countyPath = (await pages.get(Organisations).findByCode('350102'))!.path;
    province = await StaffMember.signedIn({ app: office, grants: [['invigilator', '350000']] });
    county = await StaffMember.signedIn({ app: office, grants: [['invigilator', '350102']] });
    stranger = await StaffMember.signedIn({ app: office, grants: [['trainer', '350000']] });
  }, 90_000);

  afterAll(async () => {
    if (office !== pages) await office.close();
    await pages.close();
    await place.remove();
  });

  /** The first person is of the county. All but the last have started. */
  beforeEach(async () => {
    exam = await anExam({ app: pages, candidates: PEOPLE });
    await pages.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
      countyPath,
      exam.registrations[0]!.id,
    ]);
    people = [];
    for (const [index, { ticketNumber }] of exam.registrations.entries()) {
      const candidate = await ACandidate.signedIn({
        app: pages,
        ticketNumber,
        accessCode: exam.accessCodes[index]!,
      });
      if (index < PEOPLE - 1) await candidate.start();
      people.push(candidate);
    }
  }, 90_000);

  /** Does what the processes do once a second. */
  async function aSecondLater(): Promise<void> {
    pages.clock.advance(1_000);
    // The first call may only join a tick of the timer that began earlier.
    for (const _ of [1, 2]) {
      await pages.get(PageNews).tick();
      await office.get(Boards).tick();
    }
  }
  const send = (body: object, staff = province): Promise<Response> =>
    staff.post(`exams/${exam.examId}/messages`, { text: '测试消息', ...body });
  const sent = async (body: object, staff = province): Promise<{ id: string; [name: string]: unknown }> => {
    const reply = await send(body, staff);
    expect(reply.status).toBe(201);
    return reply.body;
  };
  const at = (index: number, path = '') => `/api/v1/candidate/sessions/${people[index]!.sessionId}${path}`;
  const statusOf = async (index: number) => (await people[index]!.get(at(index))).body;
  const newsOf = async (index: number) => (await people[index]!.get(at(index, '/news'))).body;
  const raise = (index: number, body: object = {}) => people[index]!.post(at(index, '/hand'), body);
  const rowOf = async (index: number, staff = province) =>
    (await staff.get(`exams/${exam.examId}/board`)).body.rows.find(
      ({ registrationId }: { registrationId: string }) => registrationId === exam.registrations[index]!.id,
    );
  const handOf = async (index: number): Promise<string> => (await rowOf(index)).hand.id;
  const savedOf = (index: number, revision: number) =>
    people[index]!.save([{ itemNumber: 1, revision, response: 'A' }]);

  describe('a message', () => {
    it('to all of a sitting is announced by the next save, poll and start of each of its pages, and by no other reply before', async () => {
      expect((await savedOf(0, 1)).body).not.toHaveProperty('newsCount');
      expect(await statusOf(1)).not.toHaveProperty('newsCount');
      await sent({ filter: { sittingId: exam.sittingId }, text: '电力已恢复，\r\n请继续作答。\u200b' });
      await aSecondLater();
      expect((await savedOf(0, 2)).body).toMatchObject({ newsCount: 1 });
      expect(await statusOf(1)).toMatchObject({ newsCount: 1 });
      expect((await people[2]!.start()).body).toMatchObject({ newsCount: 1 });
      expect(await newsOf(1)).toEqual({
        newsCount: 1,
        messages: [
          {
            id: expect.any(String),
            text: '电力已恢复，\n请继续作答。',
            officeName: '福建省',
            sentAt: expect.any(String),
            readAt: null,
          },
        ],
        hand: null,
      });
      // Also those who start later.
      expect((await people[3]!.start()).body).toMatchObject({ newsCount: 1 });
    });

    it('to a county or to ticked people reaches nobody else', async () => {
      const county = (await pages.get(Organisations).findByCode('350102'))!;
      await sent({ filter: { organisationId: county.id } });
      await sent({ registrationIds: [exam.registrations[1]!.id, exam.registrations[3]!.id], text: '请到前台' });
      await aSecondLater();
      expect(await Promise.all([0, 1, 2].map(async (index) => (await statusOf(index)).newsCount))).toEqual([
        1,
        1,
        undefined,
      ]);
      expect((await newsOf(1)).messages).toMatchObject([{ text: '请到前台' }]);
      expect((await newsOf(2)).messages).toEqual([]);
      await people[3]!.start();
      expect((await newsOf(3)).messages).toHaveLength(1);
    });

    it('of a county reaches its people alone, whatever the filter says, in the name of the county', async () => {
      const message = await sent({ filter: {} }, county);
      expect(message).toMatchObject({ officeName: '鼓楼区', total: 1, toSittings: true });
      const { id } = await sent({ registrationIds: exam.registrations.map(({ id: one }) => one) }, county);
      expect((await newsOf(0)).messages).toHaveLength(2);
      expect((await newsOf(1)).messages).toEqual([]);
      const unread = await county.get(`exams/${exam.examId}/messages/${id}/people`);
      expect(unread.body.items).toMatchObject([{ registrationId: exam.registrations[0]!.id, readAt: null }]);
    });

    it('is left out of replies, and holds up none, while messages cannot be read', async () => {
      const other = await anExam({ app: pages, candidates: 1 });
      const candidate = await ACandidate.signedIn({
        app: pages,
        ticketNumber: other.registrations[0]!.ticketNumber,
        accessCode: other.accessCodes[0]!,
      });
      const reading = jest.spyOn(pages.get(MessageRepository), 'sentSince').mockRejectedValue(new Error('away'));
      const replies = [
        await candidate.start(),
        await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }]),
        await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}`),
      ];
      reading.mockRestore();
      expect(replies.map(({ status, body }) => [status, body.newsCount])).toEqual(Array(3).fill([200, undefined]));
    });

    it('is found by a page that asks right after it was announced by another process', async () => {
      await sent({ filter: {} });
      // No second has passed, so only the question itself reads the database.
      expect((await newsOf(1)).newsCount).toBe(1);
    });

    it('stays after a reload and after its process has died, and so does who has read it', async () => {
      const { id } = await sent({ filter: {} });
      expect((await people[1]!.post(at(1, '/news/read'), { messageIds: [id, id, 'none'] })).status).toBe(204);
      const other =
        engine === 'sqlite'
          ? pages
          : await createTestApp({ engine, modules: [ExamSessionModule], config: place.config, clock: pages.clock });
      const reloaded = through(other, people[1]!);
      const { body } = await reloaded.get(at(1, '/news'));
      expect(body).toMatchObject({ newsCount: 1, messages: [{ id, readAt: expect.any(String) }] });
      if (other !== pages) await other.close();
    });

    it('counts who has read it, once each, and names those who have not', async () => {
      const { id } = await sent({ filter: {} });
      const named = await sent({ registrationIds: exam.registrations.slice(0, 2).map((one) => one.id) });
      for (const _ of [1, 2])
        for (const index of [0, 1]) await people[index]!.post(at(index, '/news/read'), { messageIds: [id, named.id] });
      const { items } = (await province.get(`exams/${exam.examId}/messages`)).body;
      expect(items).toMatchObject([
        { id: named.id, total: 2, readCount: 2, toSittings: false },
        { id, total: 4, readCount: 2, toSittings: true, sentByName: '测试人员' },
      ]);
      const people_ = async (query: string) =>
        (await province.get(`exams/${exam.examId}/messages/${id}/people${query}`)).body;
      expect(
        (await people_('')).items.map(({ registrationId }: { registrationId: string }) => registrationId).sort(),
      ).toEqual(
        exam.registrations
          .slice(2)
          .map((one) => one.id)
          .sort(),
      );
      const first = await people_('?read=true&limit=1');
      const second = await people_(`?read=true&limit=1&after=${first.nextAfter}`);
      const last = await people_(`?read=true&limit=1&after=${second.nextAfter}`);
      expect([first.items.length, second.items.length, last.items.length, last.nextAfter]).toEqual([1, 1, 0, null]);
    });

    it('that has been erased is not read any more, nor is it an error for a page that still shows it', async () => {
      const { id } = await sent({ registrationIds: [exam.registrations[0]!.id] });
      await newsOf(0);
      const erased = () =>
        office.database.transaction(() => office.get(ExamTraces).eraseMessages({ examId: exam.examId, limit: 100 }));
      expect(await erased()).toEqual({ rows: { messages: 1, receipts: 1, hands: 0 }, next: '' });
      expect(await erased()).toEqual({ rows: { messages: 0, receipts: 0, hands: 0 }, next: null });
      // The process still has it in memory.
      expect((await people[0]!.post(at(0, '/news/read'), { messageIds: [id] })).status).toBe(204);
      expect(await pages.database.select('SELECT 1 FROM exam_message_person WHERE message_id = ?', [id])).toEqual([]);
    });

    it('is marked as read only by a candidate to whom it was sent', async () => {
      const { id } = await sent({ registrationIds: [exam.registrations[0]!.id] });
      expect((await people[1]!.post(at(1, '/news/read'), { messageIds: [id] })).status).toBe(204);
      expect((await people[1]!.post(at(0, '/news/read'), { messageIds: [id] })).status).toBe(404);
      expect((await people[1]!.get(at(0, '/news'))).status).toBe(404);
      const rows = await pages.database.select(
        'SELECT 1 FROM exam_message_person WHERE message_id = ? AND read_at > 0',
        [id],
      );
      expect(rows).toEqual([]);
    });

    it('is refused without people, without visible text, too long, and from staff without the right', async () => {
      const empty = await send({ registrationIds: ['none'] });
      expect([empty.status, empty.body.code]).toEqual([409, 'NOBODY_TO_TELL']);
      for (const text of [' \u200b\n', '好'.repeat(501)])
        expect((await send({ filter: {}, text })).body.code).toBe('INVALID_REQUEST');
      expect((await send({ filter: {} }, stranger)).body.code).toBe('NOT_ALLOWED');
      expect((await stranger.get(`exams/${exam.examId}/messages`)).status).toBe(403);
    });

    it('goes to nobody whose session is over', async () => {
      await people[0]!.submit();
      await aSecondLater();
      await aSecondLater();
      expect((await sent({ filter: { sittingId: exam.sittingId } })).total).toBe(3);
      expect((await send({ registrationIds: [exam.registrations[0]!.id] })).body.code).toBe('NOBODY_TO_TELL');
    });

    it('leaves an audit row where the office that sent it is administered', async () => {
      const { id } = await sent({ filter: {} }, county);
      const [entry] = await office.get(Audit).listFor({ subjectType: 'message', subjectId: id });
      expect(entry).toMatchObject({
        action: 'message.sent',
        actorId: county.id,
        organisationPath: countyPath,
        details: { total: 1, toNamed: false, sittings: 1 },
      });
    });
  });

  describe('a raised hand', () => {
    it('reaches the board before everybody but those who are locked, and is seen, answered and closed', async () => {
      await office.get(StaffActs).lock({
        sessionId: people[2]!.sessionId,
        staff: { staffId: province.id },
        reason: '测试原因',
      });
      const raised = await raise(1, { text: '第3题的图\n看不清\u202e' });
      expect(raised.body).toMatchObject({
        newsCount: 1,
        hand: { text: '第3题的图\n看不清', raisedAt: expect.any(String), seenAt: null },
      });
      await aSecondLater();
      const { rows, counts } = (await province.get(`exams/${exam.examId}/board`)).body;
      expect(rows.slice(0, 2)).toMatchObject([
        { status: 'locked' },
        { registrationId: exam.registrations[1]!.id, status: 'hand_raised', hand: { text: '第3题的图\n看不清' } },
      ]);
      expect(counts).toMatchObject({ hand_raised: 1 });

      const handId = await handOf(1);
      for (const _ of [1, 2]) expect((await province.post(`raised-hands/${handId}/see`, {})).status).toBe(204);
      await aSecondLater();
      expect(await statusOf(1)).toMatchObject({ newsCount: 2 });
      expect(await newsOf(1)).toMatchObject({ newsCount: 2, hand: { seenAt: expect.any(String) } });
      expect((await rowOf(1)).hand).toMatchObject({ seenAt: expect.any(String) });

      const closed = await province.post(`raised-hands/${handId}/close`, { answer: '请刷新页面。' });
      expect(closed.status).toBe(204);
      await aSecondLater();
      expect(await newsOf(1)).toMatchObject({ newsCount: 4, messages: [{ text: '请刷新页面。' }], hand: null });
      expect(await rowOf(1)).toMatchObject({ status: 'answering', hand: null });
      const acts = await office.get(Audit).listFor({ subjectType: 'session', subjectId: people[1]!.sessionId });
      expect(acts.map(({ action }) => action).sort()).toEqual(['session.hand-closed', 'session.hand-seen']);
      expect((await province.get(`sessions/${people[1]!.sessionId}`)).body.hands).toEqual([
        {
          raisedAt: expect.any(String),
          text: '第3题的图\n看不清',
          seenAt: expect.any(String),
          closedAt: expect.any(String),
          loweredByCandidate: false,
        },
      ]);
      expect((await province.post(`raised-hands/${handId}/close`, {})).body.code).toBe('HAND_CLOSED');
      expect((await province.post(`raised-hands/${handId}/see`, {})).body.code).toBe('HAND_CLOSED');
    });

    it('is up at most once, however often and from however many devices it is raised', async () => {
      const replies = await Promise.all([raise(0), raise(0), raise(0), raise(0)]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const rows = await pages.database.select('SELECT id FROM raised_hand WHERE session_id = ?', [
        people[0]!.sessionId,
      ]);
      expect(rows).toHaveLength(1);
    });

    it('is lowered by the candidate, and raised again only a minute later', async () => {
      await raise(0);
      expect((await people[0]!.post(at(0, '/hand/lower'), {})).body).toMatchObject({ newsCount: 2, hand: null });
      await aSecondLater();
      expect((await rowOf(0)).status).toBe('answering');
      const soon = await raise(0);
      expect([soon.status, soon.body.code]).toEqual([429, 'HAND_TOO_SOON']);
      expect(Number(soon.headers['retry-after'])).toBeLessThanOrEqual(60);
      pages.clock.advance(60_000);
      expect((await raise(0)).body.hand).toMatchObject({ seenAt: null });
    });

    it('is refused past the limit of a session, and once the session is over', async () => {
      await raise(0);
      await people[0]!.post(at(0, '/hand/lower'), {});
      await pages.database.execute('UPDATE raised_hand SET raised_at = 0 WHERE session_id = ?', [people[0]!.sessionId]);
      for (let count = 1; count < MAX_HANDS; count += 1)
        await pages.database.execute(
          `INSERT INTO raised_hand (id, exam_id, registration_id, session_id, body, raised_at, closed_at, changes, changed_at)
           VALUES (?, ?, ?, ?, '', 0, 0, 2, 0)`,
          [`${exam.examId.slice(0, 30)}${count}`, exam.examId, exam.registrations[0]!.id, people[0]!.sessionId],
        );
      expect((await raise(0)).body.code).toBe('HAND_LIMIT');
      await people[1]!.submit();
      expect((await raise(1)).body).toMatchObject({ code: 'SESSION_CLOSED', details: { state: 'submitted', kept: 0 } });
    });

    it('may be raised while the session is locked, and from an older device', async () => {
      await office.get(StaffActs).lock({
        sessionId: people[0]!.sessionId,
        staff: { staffId: province.id },
        reason: '测试原因',
      });
      expect((await raise(0)).status).toBe(200);
      const newer = await ACandidate.signedIn({
        app: pages,
        ticketNumber: exam.registrations[1]!.ticketNumber,
        accessCode: exam.accessCodes[1]!,
      });
      await newer.start();
      expect((await raise(1)).status).toBe(200);
    });

    it("is nobody else's to raise, lower, see or close", async () => {
      await raise(1);
      expect((await people[0]!.post(at(1, '/hand'), {})).status).toBe(404);
      expect((await people[0]!.post(at(1, '/hand/lower'), {})).status).toBe(404);
      await aSecondLater();
      const handId = await handOf(1);
      for (const act of ['see', 'close']) {
        expect((await county.post(`raised-hands/${handId}/${act}`, {})).body.code).toBe('NOT_FOUND');
        expect((await stranger.post(`raised-hands/${handId}/${act}`, {})).body.code).toBe('NOT_ALLOWED');
        expect((await province.post(`raised-hands/none/${act}`, {})).body.code).toBe('NOT_FOUND');
      }
    });

    it('is shown by a board that opens later, and not for a session that is over', async () => {
      await raise(0, { text: '测试' });
      await raise(1);
      await office.get(StaffActs).close({
        sessionId: people[1]!.sessionId,
        staff: { staffId: province.id },
        reason: '测试原因',
      });
      await aSecondLater();
      expect(await rowOf(0)).toMatchObject({ status: 'hand_raised', hand: { text: '测试' } });
      expect(await rowOf(1)).toMatchObject({ status: 'closed', hand: null });
    });
  });
});
