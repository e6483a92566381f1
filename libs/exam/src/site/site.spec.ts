import { Audit, newId } from '@sunflower/platform';
import request from 'supertest';
import { ExamPlace } from '../../test/exam-place';
import { aRoom, aSite, useRooms } from '../../../../test/fixtures/a-hall';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';

describeOnBothEngines('an exam site', (engine) => {
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
  const site = (some: object = {}) => ({
    code: 'A01',
    name: '测试中学',
    address: '测试路 1 号',
    phone: '0591-00000000',
    directions: '',
    rooms: [aRoom(1), aRoom(2)],
    ...some,
  });

  it('is kept with its rooms, and leaves an audit row', async () => {
    const { body: made } = await post('sites', { ...site({ code: 'K1' }), organisationId: place.city.id }).expect(201);
    expect(made).toMatchObject({ organisationName: place.city.name, roomCount: 2, places: 8, mayChange: true });
    const [first, second] = made.rooms;
    const rooms = [{ ...second, number: 1, places: 3 }, { ...first, number: 2 }, aRoom(3)];
    const { body: changed } = await put(`sites/${made.id}`, site({ code: 'K1', rooms })).expect(200);
    expect(changed.rooms.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual([second.id, first.id]);
    expect((await get(`sites/${made.id}`).expect(200)).body).toEqual(changed);
    expect(changed).toMatchObject({ roomCount: 3, places: 11 });
    expect(await app.get(Audit).listFor({ subjectType: 'site', subjectId: made.id })).toMatchObject([
      { action: expect.stringMatching('site.'), organisationPath: place.city.path },
      { action: expect.stringMatching('site.') },
    ]);
  });

  it('is refused with a code that the organisation has already, and taken with that of another organisation', async () => {
    const made = (organisationId: string, code: string) => post('sites', { ...site({ code }), organisationId });
    await made(place.city.id, 'K2').expect(201);
    expect((await made(place.city.id, 'K2').expect(409)).body).toMatchObject({
      code: 'SITE_CODE_TAKEN',
      details: { siteCode: 'K2' },
    });
    await made(place.otherCity.id, 'K2').expect(201);
  });

  it('is refused with what cannot be, each fault at its field', async () => {
    const rooms = [aRoom(1), aRoom(1), aRoom(2, { places: 5 })];
    const { body } = await post('sites', {
      ...site({ code: 'K3', rooms, mapSha256: 'a'.repeat(64) }),
      organisationId: place.city.id,
    }).expect(422);
    expect(body.code).toBe('INVALID_SITE');
    expect(body.details.faults.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['rooms.1.number', 'ROOM_NUMBER_TWICE'],
      ['rooms.2.places', 'ROOM_WITHOUT_SPACE'],
      ['mapSha256', 'MAP_NOT_STORED'],
    ]);
  });

  it('is shown and changed within the own organisations alone', async () => {
    const there = await aSite({ app, organisationId: place.otherCity.id });
    app.actAs(place.staff('administrator', place.city));
    expect((await get('sites').expect(200)).body.map(({ id }: { id: string }) => id)).not.toContain(there.id);
    await get(`sites/${there.id}`).expect(404);
    await put(`sites/${there.id}`, site()).expect(404);
    await post('sites', { ...site(), organisationId: place.otherCity.id }).expect(404);
    app.actAs(place.staff('invigilator', place.otherCity));
    expect((await get(`sites/${there.id}`).expect(200)).body.mayChange).toBe(false);
    await put(`sites/${there.id}`, site()).expect(403);
  });

  it('keeps a room that a sitting uses, and says which', async () => {
    const made = await aSite({ app, organisationId: place.city.id, rooms: [aRoom(7)] });
    const sittingId = await place.aSitting(await place.aDraft());
    await useRooms({ app, sittingId, sites: [made] });
    const smaller = [{ ...made.rooms[0], places: 1, rows: 1, columns: 1 }];
    for (const rooms of [[], smaller])
      expect((await put(`sites/${made.id}`, site({ code: 'K7', rooms })).expect(409)).body).toMatchObject({
        code: 'SITE_ROOM_IN_USE',
        details: { roomNumber: 7 },
      });
    await put(`sites/${made.id}`, site({ code: 'K7', rooms: [{ ...aRoom(7), id: newId() }] })).expect(409);
    expect((await get(`sites/${made.id}`)).body.rooms).toEqual(made.rooms);
  });

  it('is offered to no new sitting once it is closed', async () => {
    const made = await aSite({ app, organisationId: place.city.id });
    await post(`sites/${made.id}/closed`, { closed: true }).expect(200);
    const sittingId = await place.aSitting(await place.aDraft());
    const rooms = [{ roomId: made.rooms[0]!.id, places: 4, invigilators: '' }];
    expect((await put(`sittings/${sittingId}/rooms`, { rooms }).expect(409)).body.code).toBe('ROOM_NOT_USABLE');
    await post(`sites/${made.id}/closed`, { closed: false }).expect(200);
    await put(`sittings/${sittingId}/rooms`, { rooms }).expect(200);
  });
});
