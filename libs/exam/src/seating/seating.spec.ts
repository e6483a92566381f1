import { Audit } from '@sunflower/platform';
import request from 'supertest';
import { ExamPlace, HOUR_MS } from '../../test/exam-place';
import { aRoom, aSite, useRooms } from '../../../../test/fixtures/a-hall';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { PurgeRehearsalExam } from '../office/purge-rehearsal-exam';
import { RegisterPeople } from '../registration/register-people';

interface Seat {
  registrationId: string;
  organisationName: string;
  sittingRoomId: string | null;
  seatNumber: number | null;
}

describeOnBothEngines('the seating of a sitting', (engine) => {
  let app: TestApp;
  let place: ExamPlace;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
  }, 60_000);
  afterAll(() => app.close());
  beforeEach(() => app.actAs(place.staff('administrator')));

  const get = (path: string) => request(app.http).get(`/api/v1/${path}`);
  const put = (path: string, body: object) => request(app.http).put(`/api/v1/${path}`).send(body);
  const post = (path: string, body: object) => request(app.http).post(`/api/v1/${path}`).send(body);
  /** The counts are up to 3 s old. */
  const seatingOf = async (sittingId: string) => {
    app.clock.advance(3_001);
    return (await get(`sittings/${sittingId}/seating`).expect(200)).body;
  };
  const seatsOf = async (sittingId: string, query = ''): Promise<Seat[]> =>
    (await get(`sittings/${sittingId}/seats?limit=500${query}`).expect(200)).body.items;
  const arrange = (sittingId: string, order: object = {}) =>
    post(`sittings/${sittingId}/seating`, { rule: 'random', anew: false, seed: 'test', ...order });

  /** A sitting that opens in an hour, with people and rooms of four places. */
  async function aHall({
    people = 6,
    rooms = 2,
    organisationId = place.county.id,
    rehearsal = false,
  }: { people?: number; rooms?: number; organisationId?: string; rehearsal?: boolean } = {}) {
    const examId = await place.aLockedExam({ rehearsal });
    const opensAt = app.clock.now() + HOUR_MS;
    const sittingId = await place.aSitting(examId, { opensAt, closesAt: opensAt + 2 * HOUR_MS });
    const personIds = await place.people(people, organisationId);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds, staffId: 'staff-1' });
    const numbers = Array.from({ length: rooms }, (_, index) => aRoom(index + 1));
    const site = await aSite({ app, organisationId: place.city.id, rooms: numbers });
    const used = await useRooms({ app, sittingId, sites: [site] });
    return { examId, sittingId, site, used };
  }

  it('seats everybody on a seat of their own, and tells who has none when the rooms are full', async () => {
    const { sittingId } = await aHall({ people: 10, rooms: 2 });
    expect(await seatingOf(sittingId)).toMatchObject({ registered: 10, seated: 0, withoutSeat: 10, places: 8 });
    expect((await arrange(sittingId).expect(200)).body).toMatchObject({ seated: 8, withoutSeat: 2, seed: 'test' });
    const after = await seatingOf(sittingId);
    expect(after).toMatchObject({ seated: 8, withoutSeat: 2 });
    expect(after.rooms.map(({ seated }: { seated: number }) => seated)).toEqual([4, 4]);
    const seats = await seatsOf(sittingId, '&state=seated');
    expect(new Set(seats.map(({ sittingRoomId, seatNumber }) => `${sittingRoomId} ${seatNumber}`)).size).toBe(8);
    expect(await seatsOf(sittingId, '&state=unseated')).toHaveLength(2);
    expect(await app.get(Audit).listFor({ subjectType: 'sitting', subjectId: sittingId })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'seating.arranged' }),
        expect.objectContaining({ action: 'sitting.rooms-chosen' }),
      ]),
    );
  });

  it('leaves those who have a seat where they are, and seats everybody anew when asked to', async () => {
    const { examId, sittingId } = await aHall({ people: 3 });
    await arrange(sittingId).expect(200);
    const before = await seatsOf(sittingId);
    const [late] = await place.people(1);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds: [late!], staffId: 'staff-1' });
    expect((await arrange(sittingId, { seed: 'other' }).expect(200)).body).toMatchObject({ seated: 1, withoutSeat: 0 });
    const later = await seatsOf(sittingId);
    expect(later).toEqual(expect.arrayContaining(before));
    expect((await arrange(sittingId, { seed: 'other', anew: true }).expect(200)).body).toMatchObject({ seated: 4 });
    const anew = await seatsOf(sittingId);
    await arrange(sittingId, { seed: 'other', anew: true }).expect(200);
    expect(await seatsOf(sittingId)).toEqual(anew);
  });

  it('takes nobody’s seat once the sitting has opened or somebody has arrived', async () => {
    const { sittingId } = await aHall({ people: 3 });
    await arrange(sittingId).expect(200);
    const before = await seatsOf(sittingId);
    await app.database.execute('INSERT INTO arrival (registration_id, arrived_at, staff_id) VALUES (?, 0, ?)', [
      before[0]!.registrationId,
      'staff-1',
    ]);
    expect((await arrange(sittingId, { anew: true }).expect(409)).body.code).toBe('SEATING_FIXED');
    await app.database.execute('DELETE FROM arrival');
    app.clock.advance(HOUR_MS);
    expect((await arrange(sittingId, { anew: true }).expect(409)).body.code).toBe('SEATING_FIXED');
    expect(await seatsOf(sittingId)).toEqual(before);
  });

  it('gives no seat twice when three people seat at the same time', async () => {
    const { sittingId } = await aHall({ people: 16, rooms: 2 });
    const done = await Promise.all(['one', 'two', 'three'].map((seed) => arrange(sittingId, { seed }).expect(200)));
    expect(done.reduce((sum, { body }) => sum + Number(body.seated), 0)).toBe(8);
    expect(await seatsOf(sittingId, '&state=seated')).toHaveLength(8);
    expect(await seatsOf(sittingId, '&state=unseated')).toHaveLength(8);
  });

  it('moves somebody by hand: to a free seat, in exchange, never beyond the places', async () => {
    const { sittingId, used } = await aHall({ people: 2, rooms: 1 });
    await arrange(sittingId).expect(200);
    const [first, second] = (await seatsOf(sittingId)).toSorted((a, b) => a.seatNumber! - b.seatNumber!);
    const sittingRoomId = used[0]!.id;
    const move = (registrationId: string, seatNumber: number, some: object = {}) =>
      put(`registrations/${registrationId}/seat`, { sittingRoomId, seatNumber, ...some });
    expect((await move(first!.registrationId, 2).expect(409)).body.code).toBe('SEAT_OCCUPIED');
    expect((await move(first!.registrationId, 5).expect(409)).body).toMatchObject({
      code: 'NO_SUCH_SEAT',
      details: { places: 4 },
    });
    await move(first!.registrationId, 2, { exchange: true }).expect(204);
    const seatOf = async (id: string) =>
      (await seatsOf(sittingId)).find(({ registrationId }) => registrationId === id)?.seatNumber;
    expect([await seatOf(first!.registrationId), await seatOf(second!.registrationId)]).toEqual([2, 1]);
    await move(first!.registrationId, 4).expect(204);
    expect(await seatOf(first!.registrationId)).toBe(4);
    await request(app.http).delete(`/api/v1/registrations/${second!.registrationId}/seat`).expect(204);
    expect(await seatOf(second!.registrationId)).toBeNull();
    await move(second!.registrationId, 4, { exchange: true }).expect(204);
    expect([await seatOf(first!.registrationId), await seatOf(second!.registrationId)]).toEqual([null, 4]);
    expect(await app.get(Audit).listFor({ subjectType: 'registration', subjectId: first!.registrationId })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'seat.changed' }),
        expect.objectContaining({ action: 'seat.freed' }),
      ]),
    );
  });

  it('gives one free seat to one of two who are put there at the same time', async () => {
    const { sittingId, used } = await aHall({ people: 2, rooms: 1 });
    const people = await seatsOf(sittingId);
    const replies = await Promise.all(
      people.map(({ registrationId }) =>
        put(`registrations/${registrationId}/seat`, { sittingRoomId: used[0]!.id, seatNumber: 1 }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await seatsOf(sittingId, '&state=seated')).toHaveLength(1);
  });

  it.each(['cancelled', 'moved'] as const)('frees the seat of a registration that is %s', async (how) => {
    const { examId, sittingId } = await aHall({ people: 2 });
    const other = await place.aSitting(examId, { title: '第二场' });
    await arrange(sittingId).expect(200);
    const [one] = await seatsOf(sittingId);
    const body = { registrationIds: [one!.registrationId], reason: '测试' };
    if (how === 'cancelled') await post(`exams/${examId}/registrations/cancel`, body).expect(200);
    else await post(`exams/${examId}/registrations/move`, { ...body, sittingId: other }).expect(200);
    expect(await seatingOf(sittingId)).toMatchObject({ registered: 1, seated: 1 });
    expect(
      await app.database.select('SELECT 1 FROM assigned_seat WHERE registration_id = ?', [one!.registrationId]),
    ).toEqual([]);
    if (how === 'moved') expect(await seatingOf(other)).toMatchObject({ registered: 1, seated: 0, withoutSeat: 1 });
  });

  it('keeps a room in which people sit, and one that another sitting uses at the same time is refused', async () => {
    const { sittingId, site } = await aHall({ people: 5 });
    await arrange(sittingId).expect(200);
    expect((await put(`sittings/${sittingId}/rooms`, { rooms: [] }).expect(409)).body).toMatchObject({
      code: 'ROOM_HAS_PEOPLE',
      details: { roomNumber: 1, lastSeat: 4 },
    });
    expect(await seatingOf(sittingId)).toMatchObject({ seated: 5, places: 8 });
    const other = await place.aSitting(await place.aDraft(), {
      opensAt: app.clock.now() + 2 * HOUR_MS,
      closesAt: app.clock.now() + 4 * HOUR_MS,
    });
    const rooms = [{ roomId: site.rooms[0]!.id, places: 4, invigilators: '' }];
    expect((await put(`sittings/${other}/rooms`, { rooms }).expect(409)).body).toMatchObject({
      code: 'ROOMS_USED_ELSEWHERE',
      details: {
        count: 1,
        siteName: expect.stringContaining('测试考点'),
        roomNumber: 1,
        examTitle: '测试考试',
        sittingTitle: '第一场',
      },
    });
    expect(await seatingOf(other)).toMatchObject({ rooms: [] });
  });

  /** Two sittings that use the same two rooms one after the other. */
  async function aHallTwice({ rehearsal = false } = {}) {
    const morning = await aHall({ people: 0 });
    const opensAt = app.clock.now() + 4 * HOUR_MS;
    const afternoon = await place.aSitting(await place.aDraft({ title: '另一考试' }, { rehearsal }), {
      title: '下午场',
      opensAt,
      closesAt: opensAt + 2 * HOUR_MS,
    });
    await useRooms({ app, sittingId: afternoon, sites: [morning.site] });
    return { morning, afternoon, opensAt };
  }
  const moveTo = (sittingId: string, { opensAt, hours = 2 }: { opensAt: number; hours?: number }) =>
    put(`sittings/${sittingId}`, {
      title: '改期场',
      opensAt: new Date(opensAt).toISOString(),
      closesAt: new Date(opensAt + hours * HOUR_MS).toISOString(),
      reason: '测试',
    });

  it('is not moved to a time at which another sitting uses its rooms, and stays as it was', async () => {
    const { morning, opensAt } = await aHallTwice();
    const before = (await get(`exams/${morning.examId}/sittings`).expect(200)).body;
    const refused = {
      code: 'ROOMS_USED_ELSEWHERE',
      details: {
        count: 2,
        siteName: expect.stringContaining('测试考点'),
        roomNumber: 1,
        examTitle: '另一考试',
        sittingTitle: '下午场',
      },
    };
    expect((await moveTo(morning.sittingId, { opensAt: opensAt + HOUR_MS }).expect(409)).body).toMatchObject(refused);
    const longer = { opensAt: before[0].opensAt, hours: 8 };
    expect(
      (await moveTo(morning.sittingId, { ...longer, opensAt: Date.parse(longer.opensAt) }).expect(409)).body,
    ).toMatchObject(refused);
    expect((await get(`exams/${morning.examId}/sittings`).expect(200)).body).toEqual(before);
    expect(
      (await app.get(Audit).listFor({ subjectType: 'sitting', subjectId: morning.sittingId })).map(
        ({ action }) => action,
      ),
    ).not.toContain('sitting.changed');
  });

  it('may begin when the other sitting in its rooms ends', async () => {
    const { morning, opensAt } = await aHallTwice();
    await moveTo(morning.sittingId, { opensAt: opensAt + 2 * HOUR_MS }).expect(200);
    await moveTo(morning.sittingId, { opensAt: opensAt - 2 * HOUR_MS }).expect(200);
  });

  it('may be moved over a sitting of a rehearsal in its rooms', async () => {
    const { morning, opensAt } = await aHallTwice({ rehearsal: true });
    await moveTo(morning.sittingId, { opensAt }).expect(200);
  });

  it('gives a room to one of two sittings that want it for the same time at once', async () => {
    const site = await aSite({ app, organisationId: place.city.id });
    const examId = await place.aDraft();
    const sittingIds = [await place.aSitting(examId), await place.aSitting(examId)];
    const rooms = [{ roomId: site.rooms[0]!.id, places: 4, invigilators: '' }];
    const chosen = await Promise.all(sittingIds.map((id) => put(`sittings/${id}/rooms`, { rooms })));
    expect(chosen.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lets one of two sittings in one room move to a time to which both are moved at once', async () => {
    const { morning, afternoon, opensAt } = await aHallTwice();
    const night = { opensAt: opensAt + 10 * HOUR_MS };
    const moved = await Promise.all([moveTo(morning.sittingId, night), moveTo(afternoon, night)]);
    expect(moved.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('changes places and invigilators of the rooms that it keeps, and takes out the others', async () => {
    const { sittingId, site } = await aHall({ people: 1, rooms: 3 });
    const [first, second] = site.rooms;
    const rooms = [
      { roomId: first!.id, places: 2, invigilators: '测试甲' },
      { roomId: second!.id, places: 4, invigilators: '测试乙' },
    ];
    const { body } = await put(`sittings/${sittingId}/rooms`, { rooms }).expect(200);
    expect(
      body.rooms.map(({ roomId, places, invigilators }: (typeof rooms)[number]) => ({ roomId, places, invigilators })),
    ).toEqual(rooms);
  });

  it('keeps neighbours of one organisation apart, and counts those that could not be', async () => {
    const { examId, sittingId } = await aHall({ people: 2, rooms: 1 });
    const others = await place.people(2, place.otherCity.id);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds: others, staffId: 'staff-1' });
    expect((await arrange(sittingId, { rule: 'apart' }).expect(200)).body).toMatchObject({
      seated: 4,
      neighbourPairs: 0,
    });
    const alone = await aHall({ people: 4, rooms: 1 });
    expect((await arrange(alone.sittingId, { rule: 'apart' }).expect(200)).body.neighbourPairs).toBe(4);
  });

  it('shows a county the people of its own, and lets it arrange nothing', async () => {
    const { examId, sittingId } = await aHall({ people: 2, rooms: 1 });
    const others = await place.people(2, place.otherCity.id);
    await app.get(RegisterPeople).register({ examId, sittingId, personIds: others, staffId: 'staff-1' });
    await arrange(sittingId).expect(200);
    const [seat] = await seatsOf(sittingId);
    app.actAs(place.staff('administrator', place.county));
    expect(await seatsOf(sittingId)).toHaveLength(2);
    expect(await seatingOf(sittingId)).toMatchObject({ registered: 2, seated: 2 });
    await arrange(sittingId).expect(403);
    await put(`sittings/${sittingId}/rooms`, { rooms: [] }).expect(403);
    await request(app.http).delete(`/api/v1/registrations/${seat!.registrationId}/seat`).expect(403);
  });

  it('counts the people of a sitting once for all who ask within three seconds', async () => {
    const { sittingId } = await aHall({ people: 2, rooms: 1 });
    const [one] = await seatsOf(sittingId);
    expect(await seatingOf(sittingId)).toMatchObject({ arrived: 0 });
    await app.database.execute('INSERT INTO arrival (registration_id, arrived_at, staff_id) VALUES (?, 0, ?)', [
      one!.registrationId,
      'staff-1',
    ]);
    expect((await get(`sittings/${sittingId}/seating`).expect(200)).body.arrived).toBe(0);
    expect(await seatingOf(sittingId)).toMatchObject({ arrived: 1 });
  });

  it('leaves a rehearsal with its registrations when it is purged', async () => {
    const { examId, sittingId } = await aHall({ people: 2, rehearsal: true });
    await arrange(sittingId).expect(200);
    await app.get(PurgeRehearsalExam).purge({ examId, staffId: 'staff-1', reason: null });
    expect(await app.database.select('SELECT 1 FROM sitting_room WHERE sitting_id = ?', [sittingId])).toEqual([]);
  });

  it('prints site, room and seat on the tickets', async () => {
    const { examId, sittingId } = await aHall({ people: 1, rooms: 1 });
    await arrange(sittingId).expect(200);
    const { text } = await get(`exams/${examId}/tickets.html`).expect(200);
    expect(text).toContain('第 001 考场 01 号');
  });
});
