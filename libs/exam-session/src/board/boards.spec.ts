import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Organisations } from '@sunflower/organisations';
import { StaffActor } from '@sunflower/platform';
import request from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { aRoom, aSite, useRooms } from '../../../../test/fixtures/a-hall';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { until } from '../../../../test/fixtures/until';
import { NoteActivity } from '../activity/note-activity';
import { ExamSessionModule } from '../exam-session.module';
import { StaffActs } from '../staff/staff-acts';
import { BoardDesk } from './board-desk';
import { EVERYBODY } from './board-view';
import type { BoardDto, BoardQueryDto } from './board.dto';
import { Boards } from './boards';

const staffOf = (organisationPath: string) =>
  new StaffActor('staff-1', '测试监考员', [{ role: 'invigilator', organisationId: 'any', organisationPath }]);

describeOnBothEngines('the board', (engine) => {
  let place: TestPlace;
  /** One process serves the candidates, another one the boards. */
  let candidates: TestApp;
  let boards: TestApp;
  let exam: ExamFixture;
  const people: ACandidate[] = [];

  beforeAll(async () => {
    place = await createTestPlace(engine);
    candidates = await createTestApp({ engine, modules: [ExamSessionModule], config: place.config });
    // With the embedded engine there is only one process.
    boards =
      engine === 'sqlite'
        ? candidates
        : await createTestApp({ engine, modules: [ExamSessionModule], config: place.config, clock: candidates.clock });
    exam = await anExam({ app: candidates, candidates: 5 });
    for (const index of [0, 1, 2]) {
      const [{ ticketNumber }, accessCode] = [exam.registrations[index]!, exam.accessCodes[index]!];
      const candidate = await ACandidate.signedIn({ app: candidates, ticketNumber, accessCode });
      await candidate.start();
      people.push(candidate);
    }
  }, 90_000);

  afterAll(async () => {
    if (boards !== candidates) await boards.close();
    await candidates.close();
    await place.remove();
  });

  const look = (query: BoardQueryDto = {}, organisationPath = '/'): Promise<BoardDto> =>
    boards.get(BoardDesk).look({ examId: exam.examId, query, staff: staffOf(organisationPath) });
  const rowOf = (board: BoardDto, index: number) =>
    board.rows.find(({ registrationId }) => registrationId === exam.registrations[index]!.id)!;
  const anInvigilator = async (): Promise<string> =>
    (await StaffMember.signedIn({ app: boards, grants: [['invigilator', '350000']] })).cookie;
  /** Does what the processes do once a second. */
  async function aSecondLater(): Promise<void> {
    candidates.clock.advance(1_000);
    await candidates.get(NoteActivity).write();
    // The first call may only join a tick of the timer that began earlier.
    await boards.get(Boards).tick();
    await boards.get(Boards).tick();
  }

  it('counts everybody, and shows saves, clearings and polls of another process within a second', async () => {
    const before = await look();
    expect(before.counts).toMatchObject({ answering: 3, not_started: 2 });
    expect(before).toMatchObject({ total: 5, itemCount: 4 });
    expect(rowOf(before, 0)).toMatchObject({ answeredCount: 0, status: 'answering' });
    await people[0]!.save([
      { itemNumber: 1, revision: 1, response: 'A' },
      { itemNumber: 2, revision: 1, response: 'B' },
    ]);
    await people[0]!.save([{ itemNumber: 2, revision: 2, response: null }]);
    await aSecondLater();
    expect(rowOf(await look(), 0)).toMatchObject({ answeredCount: 1 });
  });

  it('shows a page as silent after more than a minute offline, until its next request', async () => {
    candidates.clock.advance(50_000);
    await people[0]!.get(`/api/v1/candidate/sessions/${people[0]!.sessionId}`);
    candidates.clock.advance(70_000);
    await people[1]!.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
    await aSecondLater();
    const board = await look();
    expect([0, 1, 2].map((index) => rowOf(board, index).status)).toEqual(['silent', 'answering', 'silent']);
    // The third page has sent nothing since its start.
    expect(board.rows.slice(0, 2).map(({ registrationId }) => registrationId)).toEqual(
      [2, 0].map((index) => exam.registrations[index]!.id),
    );
    for (const index of [0, 2]) await people[index]!.get(`/api/v1/candidate/sessions/${people[index]!.sessionId}`);
    await aSecondLater();
    expect((await look()).counts).toMatchObject({ answering: 3, silent: 0 });
  });

  it('shows acts of staff, and the clock error that a page reports', async () => {
    const sessionId = people[1]!.sessionId;
    await candidates.get(StaffActs).lock({ sessionId, staff: staffOf('/'), reason: '测试原因' });
    await people[2]!.post(`/api/v1/candidate/sessions/${people[2]!.sessionId}/events`, {
      events: [{ kind: 'clock_checked', at: '2026-06-01T00:00:00.000Z', details: { deviceAheadSeconds: 7200 } }],
    });
    await aSecondLater();
    const board = await look({ limit: 2 });
    expect(board.rows.map(({ status, clockAheadSeconds }) => [status, clockAheadSeconds])).toEqual([
      ['locked', null],
      ['clock_off', 7200],
    ]);
    expect((await look({ statuses: ['locked', 'absent'] })).total).toBe(1);
    await candidates.get(StaffActs).unlock({ sessionId, staff: staffOf('/'), reason: '测试原因' });
    await aSecondLater();
    expect((await look()).counts).toMatchObject({ locked: 0 });
  });

  it('shows the same when opened anew, from responses, events and the activity of the last two minutes', async () => {
    const fresh =
      engine === 'sqlite'
        ? null
        : await createTestApp({ engine, modules: [ExamSessionModule], config: place.config, clock: candidates.clock });
    const [one, other] = [await look(), fresh];
    if (!other) return;
    try {
      const looked = await other.get(Boards).look({
        examId: exam.examId,
        filter: EVERYBODY,
        limit: 100,
      });
      expect(looked.rows).toEqual(one.rows);
      expect(looked.counts).toEqual(one.counts);
    } finally {
      await other.close();
    }
  });

  it('shows only people within reach, by sitting, county and search', async () => {
    const county = (await candidates.get(Organisations).findByCode('350102'))!;
    await candidates.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [
      county.path,
      exam.registrations[3]!.id,
    ]);
    candidates.clock.advance(60_000);
    await aSecondLater();
    expect((await look({}, county.path)).rows.map(({ registrationId }) => registrationId)).toEqual([
      exam.registrations[3]!.id,
    ]);
    expect((await look({ organisationId: county.id })).total).toBe(1);
    expect((await look({ sittingId: exam.sittingId })).total).toBe(5);
    expect((await look({ sittingId: 'none' })).total).toBe(0);
    expect((await look({ search: exam.registrations[4]!.ticketNumber })).total).toBe(1);
    const other = (await candidates.get(Organisations).findByCode('350100'))!;
    await expect(look({ organisationId: other.id }, '/350000/350200/')).rejects.toMatchObject({
      code: 'ORGANISATION_NOT_FOUND',
    });
  });

  it('shows where people sit, by site and room', async () => {
    const { cookie } = await StaffMember.signedIn({ app: candidates, grants: [['administrator', '350000']] });
    const organisationId = (await candidates.get(Organisations).findByCode('350000'))!.id;
    const site = await aSite({ app: candidates, cookie, organisationId, rooms: [aRoom(1), aRoom(2)] });
    const [room, other] = await useRooms({ app: candidates, cookie, sittingId: exam.sittingId, sites: [site] });
    const sit = (index: number, sittingRoomId: string, seatNumber: number) =>
      request(candidates.http)
        .put(`/api/v1/registrations/${exam.registrations[index]!.id}/seat`)
        .set('Cookie', cookie)
        .send({ sittingRoomId, seatNumber })
        .expect(204);
    await sit(0, room!.id, 2);
    await sit(1, other!.id, 3);
    candidates.clock.advance(60_000);
    await aSecondLater();
    const inRoom = await look({ sittingRoomId: room!.id });
    expect(inRoom.total).toBe(1);
    expect(rowOf(inRoom, 0)).toMatchObject({
      roomNumber: 1,
      seatNumber: 2,
      siteName: expect.stringContaining('测试考点'),
    });
    expect((await look({ siteId: site.id })).total).toBe(2);
    expect((await look({ siteId: site.id, sittingId: 'none' })).total).toBe(0);
    expect(rowOf(await look(), 4)).toMatchObject({ siteName: null, roomNumber: null, seatNumber: null });
  });

  it('streams the whole board once, then changes, and at the end the word to reconnect', async () => {
    const cookie = await anInvigilator();
    const server = boards.http;
    const { port } = server.address() as AddressInfo;
    const path = `/api/v1/exams/${exam.examId}/board/events`;
    await request(server).get(path).expect(401);
    await request(server).get('/api/v1/exams/none/board/events').set('Cookie', cookie).expect(404);
    await request(server).get(`${path}?statuses=needy`).set('Cookie', cookie).expect(400);
    const reply = await new Promise<IncomingMessage>((resolve, reject) =>
      httpGet({ host: '127.0.0.1', port, path: `${path}?limit=3`, headers: { cookie } }, resolve).on('error', reject),
    );
    let text = '';
    reply.setEncoding('utf8').on('data', (part: string) => (text += part));
    expect(reply.headers['content-type']).toContain('text/event-stream');
    await until('the whole has come', () => text.includes('event: board'));
    const whole = JSON.parse(/event: board\ndata: (.*)\n/.exec(text)![1]!) as BoardDto;
    expect(whole.rows).toHaveLength(3);
    text = '';
    await people[1]!.save([{ itemNumber: 3, revision: 1, response: 'A' }]);
    await aSecondLater();
    await until('the change has come', () => text.includes('"rows"'));
    const change = JSON.parse(
      text
        .split('\n')
        .find((line) => line.includes('"rows"'))!
        .slice('data: '.length),
    );
    expect(change.rows.map(({ registrationId }: { registrationId: string }) => registrationId)).toContain(
      exam.registrations[1]!.id,
    );
    text = '';
    await aSecondLater();
    await until('the time has come', () => text.includes('event: change'));
    expect(Object.keys(JSON.parse(/data: (.*)\n/.exec(text)![1]!))).not.toContain('rows');
    boards.get(BoardDesk).beforeApplicationShutdown();
    await until('the stream has ended', () => reply.complete);
    expect(text.trimEnd().endsWith('event: again\ndata:')).toBe(true);
    await request(server).get(path).set('Cookie', cookie).expect(503);
  });

  it('shows people who did not come as absent from the close on', async () => {
    candidates.clock.advance(3 * 3_600_000);
    await aSecondLater();
    const board = await look();
    expect(board.counts).toMatchObject({ absent: 2, not_started: 0, answering: 0 });
  });
});
