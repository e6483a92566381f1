import { PersonalData } from '@sunflower/organisations';
import { Audit, type StaffActor } from '@sunflower/platform';
import { readXlsx } from 'hucre/xlsx';
import { create } from 'qrcode';
import request from 'supertest';
import { ExamPlace, HOUR_MS } from '../../test/exam-place';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import type { ExamDto, ExamSummaryDto } from '../exam/exam.dto';
import type { RegistrationDto, ReissuedCodeDto } from '../registration/registration.dto';
import { Registrations } from '../registration/registrations';
import type { SittingDto } from './sitting.dto';

const API = '/api/v1';

describeOnBothEngines('the exam routes', (engine) => {
  let app: TestApp;
  let place: ExamPlace;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: ExamPlace.modules });
    place = await ExamPlace.prepare(app);
  });

  beforeEach(() => app.actAs(place.staff('administrator')));
  afterAll(() => app.close());

  const get = (path: string) => request(app.http).get(API + path);
  const post = (path: string, body: object = {}) =>
    request(app.http)
      .post(API + path)
      .send(body);
  const put = (path: string, body: object = {}) =>
    request(app.http)
      .put(API + path)
      .send(body);
  const registrationsOf = async (examId: string, query = '') =>
    (await get(`/exams/${examId}/registrations${query}`).expect(200)).body as [RegistrationDto, ...RegistrationDto[]];
  const iso = (fromNowMs: number) => new Date(app.clock.now() + fromNowMs).toISOString();
  const draw = (some: object = {}) => ({ domainCode: 'sample', type: 'single_choice', count: 4, points: 2.5, ...some });
  const newExam = (some: object = {}) => ({
    title: ' 测试考试 ',
    organisationId: place.province.id,
    bankId: place.bankId,
    durationMinutes: 60,
    passMarkPoints: 6,
    blueprint: { sections: [{ title: '单选', passMarkPoints: 2.125, draws: [draw()] }] },
    policies: { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true },
    certificateTitle: '测试合格证书',
    certificateIssuer: '测试单位',
    ...some,
  });
  const policies = (integrity?: object) => ({
    multipleChoice: 'all_or_nothing',
    shuffleItems: true,
    shuffleOptions: true,
    ...(integrity && { integrity }),
  });
  const newSitting = (some: object = {}) => ({
    title: '第一场',
    opensAt: iso(0),
    closesAt: iso(2 * HOUR_MS),
    site: '测试考点',
    ...some,
  });

  async function anExamWithPeople(personIds: string[]): Promise<{ examId: string; sittingId: string }> {
    const examId = await place.aLockedExam();
    const sittingId = await place.aSitting(examId);
    await post(`/exams/${examId}/registrations`, { sittingId, personIds }).expect(200);
    return { examId, sittingId };
  }

  it('take an exam from draft to registered people', async () => {
    const { body: draft } = await post('/exams', newExam()).expect(201);
    expect(draft).toMatchObject({
      title: '测试考试',
      state: 'draft',
      maxPoints: 10,
      passMarkPoints: 6,
      itemCount: 4,
      rehearsal: false,
      lockedAt: null,
    });
    expect(draft.blueprint.sections[0]).toEqual({
      title: '单选',
      passMarkPoints: 2.125,
      draws: [{ ...draw(), format: null, difficulty: null, groupSize: null }],
    });
    const { organisationId: _, ...content } = newExam({ title: '改名', passMarkPoints: 7.5 });
    await put(`/exams/${draft.id}`, content).expect(200);
    expect((await post(`/exams/${draft.id}/check`).expect(200)).body).toEqual({
      satisfiable: true,
      itemCount: 4,
      maxPoints: 10,
      faults: [],
      draws: [{ drawNumber: 1, sectionIndex: 0, sectionTitle: '单选', wants: 4, has: 8, lacks: 0, groupsHeldBack: 0 }],
    });
    expect((await post(`/exams/${draft.id}/lock`).expect(200)).body).toMatchObject({
      state: 'locked',
      passMarkPoints: 7.5,
      lockedAt: iso(0),
    });
    expect((await put(`/exams/${draft.id}`, content).expect(409)).body.code).toBe('EXAM_LOCKED');
    const { body: sitting } = await post(`/exams/${draft.id}/sittings`, newSitting()).expect(201);
    const personIds = await place.people(12);
    expect(
      (await post(`/exams/${draft.id}/registrations`, { sittingId: sitting.id, personIds }).expect(200)).body,
    ).toEqual({
      registered: 12,
      alreadyRegistered: 0,
      earlierAttemptOpen: 0,
      noEarlierAttempt: 0,
      alreadyPassed: 0,
      refused: [],
    });
    expect((await get(`/exams/${draft.id}/sittings`).expect(200)).body).toEqual([
      {
        ...newSitting(),
        id: sitting.id,
        examId: draft.id,
        latestEntryAt: null,
        earliestSubmissionMinutes: 0,
        registrationCount: 12,
      },
    ]);
    const page = await registrationsOf(draft.id, '?limit=10');
    const rest = await registrationsOf(draft.id, `?limit=10&after=${page.at(-1)!.id}`);
    expect([page.length, rest.length]).toEqual([10, 2]);
    expect((await get('/exams').expect(200)).body[0]).toMatchObject({
      id: draft.id,
      opensAt: newSitting().opensAt,
      closesAt: newSitting().closesAt,
    });
  });

  it('name the draw that lacks questions if a lock is refused', async () => {
    const { body: draft } = await post(
      '/exams',
      newExam({ blueprint: { sections: [{ title: '单选', draws: [draw({ count: 99, points: 1 })] }] } }),
    ).expect(201);
    const { body } = await post(`/exams/${draft.id}/lock`).expect(409);
    expect(body).toMatchObject({
      code: 'BLUEPRINT_NOT_SATISFIABLE',
      details: { faults: [{ code: 'SHORT', drawNumbers: [1] }], draws: [{ wants: 99, has: 8, lacks: 91 }] },
    });
  });

  it.each([
    ['more than 3 decimals', { passMarkPoints: 1.0001 }],
    ['an unknown field', { state: 'locked' }],
    ['an unknown policy', { policies: { multipleChoice: 'lenient', shuffleItems: true, shuffleOptions: true } }],
    ['something to watch for that is not known', { policies: policies({ watched: ['breathing'], pastLimit: 'lock' }) }],
    ['a limit of 0', { policies: policies({ watched: ['leaving_page'], limit: 0, pastLimit: 'lock' }) }],
    [
      'an unknown act past the limit',
      { policies: policies({ watched: ['leaving_page'], limit: 3, pastLimit: 'void' }) },
    ],
    ['a start spread over more than a minute', { policies: { ...policies(), startSpreadSeconds: 61 } }],
    ['an unknown presentation', { policies: { ...policies(), presentation: 'random' } }],
    ['no section', { blueprint: { sections: [] } }],
    ['points of 0', { blueprint: { sections: [{ title: '单选', draws: [{ count: 1, points: 0 }] }] } }],
    ['a blank title', { title: '  ' }],
  ])('refuse %s', async (_, fault) => {
    expect((await post('/exams', newExam(fault)).expect(400)).body.code).toBe('INVALID_REQUEST');
  });

  it('refuse a limit without watched acts, and name the field', async () => {
    const reply = await post(
      '/exams',
      newExam({ policies: policies({ watched: [], limit: 3, pastLimit: 'lock' }) }),
    ).expect(422);
    expect(reply.body).toMatchObject({
      code: 'INVALID_EXAM_CONTENT',
      details: { faults: [{ field: 'policies.integrity.limit' }] },
    });
  });

  it('return the integrity policy of an exam, or the default', async () => {
    const integrity = { watched: ['printing', 'leaving_page'], limit: 3, pastLimit: 'submit' };
    const chosen = await post(
      '/exams',
      newExam({ policies: { ...policies(integrity), presentation: 'section', startSpreadSeconds: 0 } }),
    ).expect(201);
    expect(chosen.body.policies).toEqual({
      ...policies(integrity),
      presentation: 'section',
      startSpreadSeconds: 0,
      countingAttempt: 'best',
      maxAddedMinutes: 30,
    });
    const { body: unsaid } = await post('/exams', newExam()).expect(201);
    expect(unsaid.policies).toMatchObject({
      presentation: 'item',
      startSpreadSeconds: 3,
      integrity: { limit: null, watched: expect.arrayContaining(['leaving_page']) },
    });
  });

  it('refuse times without a zone, and a shift after the lock without a reason', async () => {
    const examId = await place.aLockedExam();
    await post(`/exams/${examId}/sittings`, newSitting({ opensAt: '2026-06-01T09:00:00' })).expect(400);
    const { body: sitting } = await post(
      `/exams/${examId}/sittings`,
      newSitting({ opensAt: '2026-06-01T09:00:00+08:00', closesAt: '2026-06-01T11:00:00+08:00' }),
    ).expect(201);
    expect(sitting.opensAt).toBe('2026-06-01T01:00:00.000Z');
    expect((await put(`/sittings/${sitting.id}`, newSitting()).expect(400)).body.code).toBe('REASON_REQUIRED');
    await put(`/sittings/${sitting.id}`, newSitting({ reason: '停电' })).expect(200);
  });

  it('register a whole subtree, but a make-up only by name', async () => {
    const examId = await place.aLockedExam();
    const sittingId = await place.aSitting(examId);
    await place.people(5, place.otherCity.id);
    const order = { sittingId, organisationId: place.otherCity.id };
    expect((await post(`/exams/${examId}/registrations`, order).expect(200)).body.registered).toBe(5);
    await post(`/exams/${examId}/registrations`, { ...order, attempt: 'make_up' }).expect(400);
    await post(`/exams/${examId}/registrations`, { sittingId }).expect(400);
    await post(`/exams/${examId}/registrations`, { ...order, personIds: await place.people(1) }).expect(400);
  });

  describe('by role and subtree', () => {
    const as = (staff: StaffActor) => app.actAs(staff);

    it('hide an exam from staff whose people it does not examine', async () => {
      const examId = await place.aLockedExam({ organisationId: place.city.id });
      as(place.staff('administrator', place.otherCity));
      for (const path of ['', '/sittings', '/registrations', '/tickets.xlsx', '/tickets.html']) {
        expect((await get(`/exams/${examId}${path}`).expect(404)).body.code).toBe('EXAM_NOT_FOUND');
      }
      await post(`/exams/${examId}/lock`).expect(404);
      expect(((await get('/exams')).body as ExamSummaryDto[]).map(({ id }) => id)).not.toContain(examId);
      await post('/exams', newExam()).expect(404);
    });

    it('let trainers and invigilators read, but not change', async () => {
      const draftId = await place.aDraft();
      const { organisationId: _, ...content } = newExam();
      for (const role of ['trainer', 'invigilator'] as const) {
        as(place.staff(role));
        await get(`/exams/${draftId}`).expect(200);
        await get(`/exams/${draftId}/registrations`).expect(200);
        await put(`/exams/${draftId}`, content).expect(403);
        await post(`/exams/${draftId}/lock`).expect(403);
        await post(`/exams/${draftId}/sittings`, newSitting()).expect(403);
        await get(`/exams/${draftId}/tickets.xlsx`).expect(403);
        await get(`/exams/${draftId}/tickets.html`).expect(403);
        await post('/exams', newExam()).expect(403);
      }
    });

    it('tell whether staff administer the whole exam or only people in it', async () => {
      const { examId } = await anExamWithPeople(await place.people(1, place.city.id));
      const administersWhole = async () =>
        ((await get(`/exams/${examId}`).expect(200)).body as ExamDto).administersWhole;
      expect(await administersWhole()).toBe(true);
      as(place.staff('administrator', place.city));
      expect(await administersWhole()).toBe(false);
      as(place.staff('invigilator'));
      expect(await administersWhole()).toBe(false);
    });

    it("show a city only its own people in the province's exam, and let it only reissue codes", async () => {
      const [own, foreign] = [await place.people(2, place.city.id), await place.people(3, place.otherCity.id)];
      const { examId, sittingId } = await anExamWithPeople([...own, ...foreign]);
      const all = await registrationsOf(examId);
      as(place.staff('administrator', place.city));
      const seen = await registrationsOf(examId);
      expect(seen.map(({ personId }) => personId).sort()).toEqual([...own].sort());
      const [mine] = seen;
      const theirs = all.find(({ personId }) => foreign.includes(personId))!;
      await post(`/registrations/${mine.id}/reissue-code`, { reason: '遗失' }).expect(200);
      await post(`/registrations/${theirs.id}/reissue-code`, { reason: '遗失' }).expect(404);
      await put(`/registrations/${mine.id}/outcome`, { outcome: 'annulled', reason: '试试' }).expect(403);
      await put(`/registrations/${mine.id}/accommodation`, { extraTimeMinutes: 60, reason: '试试' }).expect(403);
      await post(`/exams/${examId}/registrations`, {
        sittingId,
        personIds: await place.people(1, place.city.id),
      }).expect(403);
    });

    it("register only people of the administrator's own subtree", async () => {
      const examId = await place.aLockedExam({ organisationId: place.city.id });
      const sittingId = await place.aSitting(examId);
      as(place.staff('administrator', place.city));
      expect(
        (
          await post(`/exams/${examId}/registrations`, {
            sittingId,
            personIds: await place.people(1, place.otherCity.id),
          }).expect(404)
        ).body.code,
      ).toBe('PEOPLE_NOT_FOUND');
      await post(`/exams/${examId}/registrations`, { sittingId, organisationId: place.otherCity.id }).expect(404);
    });
  });

  it('change a registration only with a reason', async () => {
    const { examId } = await anExamWithPeople(await place.people(1));
    const [{ id }] = await registrationsOf(examId);
    const reissued = (await post(`/registrations/${id}/reissue-code`, { reason: '遗失' }).expect(200))
      .body as ReissuedCodeDto;
    const registration = await app.get(Registrations).getRegistration(id);
    expect(app.get(Registrations).accessCodeMatches({ registration, accessCode: reissued.accessCode })).toBe(true);
    expect(reissued.accessCode).toMatch(/^(\w{4}-){2}\w{4}$/);
    const accommodated = await put(`/registrations/${id}/accommodation`, {
      extraTimeMinutes: 20,
      accommodation: '大字试卷',
      reason: '已核实',
    }).expect(200);
    expect(accommodated.body).toMatchObject({ extraTimeMinutes: 20, accommodation: '大字试卷' });
    expect(
      (await put(`/registrations/${id}/outcome`, { outcome: 'deferred', reason: '生病' }).expect(200)).body.outcome,
    ).toBe('deferred');
    expect(
      (await put(`/registrations/${id}/outcome`, { outcome: null, reason: '撤销' }).expect(200)).body.outcome,
    ).toBeNull();
    await put(`/registrations/${id}/outcome`, { outcome: 'deferred', reason: ' ' }).expect(400);
    await put(`/registrations/${id}/outcome`, { outcome: 'graded', reason: '无' }).expect(400);
    await put(`/registrations/${id}/outcome`, { reason: '无' }).expect(400);
    await post(`/registrations/none/reissue-code`, { reason: '遗失' }).expect(404);
  });

  it('export tickets that sign in, without formulas and with an audit row', async () => {
    const personIds = await place.people(1200);
    await app.database.execute('UPDATE person SET name = ? WHERE id = ?', ['=HYPERLINK("http://a")', personIds[0]]);
    const phone = app.get(PersonalData).seal('13800000001');
    for (const id of [personIds[0], personIds[1199]])
      await app.database.execute('UPDATE person SET phone_sealed = ? WHERE id = ?', [phone, id]);
    const { examId } = await anExamWithPeople([personIds[0]]);
    const [{ id: sittingId }] = (await get(`/exams/${examId}/sittings`)).body as [SittingDto];
    for (const some of [personIds.slice(1, 1000), personIds.slice(1000)])
      await post(`/exams/${examId}/registrations`, { sittingId, personIds: some }).expect(200);
    const reply = await get(`/exams/${examId}/tickets.xlsx`).buffer(true).parse(asBuffer).expect(200);
    expect(reply.headers['content-type']).toContain('spreadsheetml');
    const [header, first, ...rest] = (await readXlsx(reply.body as Buffer)).sheets[0].rows;
    expect(header).toEqual([
      '序号',
      '姓名',
      '证件号（末四位）',
      '手机',
      '单位',
      '准考证号',
      '登录码',
      '场次',
      '考点',
      '考点地址',
      '考场',
      '座位号',
      '开始时间',
      '结束时间',
      '最迟入场',
      '登录链接',
    ]);
    expect(rest).toHaveLength(1199);
    const [
      serial,
      name,
      masked,
      phoneOnSheet,
      organisation,
      ticketNumber,
      accessCode,
      sitting,
      site,
      ,
      ,
      ,
      opensAt,
      closesAt,
      latestEntryAt,
      link,
    ] = first as string[];
    expect(phoneOnSheet).toBe('13800000001');
    expect(rest.filter((row) => row[3] === '13800000001')).toHaveLength(1);
    expect([serial, name, masked, organisation, sitting, site, latestEntryAt ?? '']).toEqual([
      1,
      `'=HYPERLINK("http://a")`,
      '****1000',
      place.county.name,
      '第一场',
      '测试考点',
      '',
    ]);
    expect([opensAt, closesAt]).toEqual(['2026-06-01 08:00', '2026-06-01 10:00']);
    expect(link).toBe(`http://localhost:3000/#ticket=${ticketNumber}&code=${accessCode.replaceAll('-', '')}`);
    const registration = (await app.get(Registrations).findByTicket(ticketNumber))!;
    expect(app.get(Registrations).accessCodeMatches({ registration, accessCode: accessCode })).toBe(true);
    expect(await app.get(Audit).listFor({ subjectType: 'exam', subjectId: examId })).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'tickets.exported', actorId: 'staff-1' })]),
    );
  });

  it('print tickets whose QR code signs in, with the code only in the fragment, without markup and with an audit row', async () => {
    const personIds = await place.people(2);
    await app.database.execute('UPDATE person SET name = ? WHERE id = ?', ['<script>alert(1)</script>', personIds[0]]);
    const { examId } = await anExamWithPeople(personIds);
    const reply = await get(`/exams/${examId}/tickets.html`).expect(200);
    expect(reply.headers['content-disposition']).toContain('attachment');
    expect(reply.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(reply.text).not.toContain('<script');
    const [path] = /(?<=<path d=")[^"]+/.exec(reply.text)!;
    const [registration] = await app.get(Registrations).page({ examId, afterId: null, limit: 1 });
    const link = `http://localhost:3000/#ticket=${registration!.ticketNumber}&code=${app.get(Registrations).accessCodeOf(registration!)}`;
    expect(darkModules(path!)).toEqual(darkModulesOf(link));
    expect(reply.text.match(/<section>/g)).toHaveLength(2);
    expect(await app.get(Audit).listFor({ subjectType: 'exam', subjectId: examId })).toEqual(
      expect.arrayContaining([expect.objectContaining({ action: 'tickets.exported', actorId: 'staff-1' })]),
    );
  });
});

function asBuffer(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const reply = response as unknown as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  reply.on('data', (chunk: Buffer) => chunks.push(chunk));
  reply.on('end', () => done(null, Buffer.concat(chunks)));
}

const darkModules = (path: string): string[] =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].flatMap(([, column, row, width]) =>
    Array.from({ length: Number(width) }, (_, index) => `${Number(column) - 4 + index} ${Number(row) - 4}`),
  );

function darkModulesOf(text: string): string[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const places = Array.from(
    { length: modules.size ** 2 },
    (_, index) => [index % modules.size, Math.floor(index / modules.size)] as const,
  );
  return places.filter(([column, row]) => modules.get(row, column)).map(([column, row]) => `${column} ${row}`);
}
