import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { Audit, newId, type CandidateActor } from '@sunflower/platform';
import request from 'supertest';
import { aStaffActor } from '../../../test/fixtures/a-staff-member';
import { aPng } from '../../../test/fixtures/a-picture';
import { createTestApp, TEST_START_MS, type TestApp } from '../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../test/fixtures/test-database';
import { Pictures } from './media/pictures';
import { TrainingModule } from './training.module';
import { TrainingUnits } from './training-units';

describeOnBothEngines('training units', (engine) => {
  let test: TestApp;
  let units: TrainingUnits;
  let province: { id: string; path: string };
  let city: { id: string; path: string };

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, TrainingModule] });
    units = test.get(TrainingUnits);
    const organisations = test.get(Organisations);
    await organisations.loadRegions();
    province = (await organisations.findByCode('350000'))!;
    city = (await organisations.findByCode('350100'))!;
  });

  afterAll(() => test.close());

  const trainerOf = ({ id, path }: { id: string; path: string }, role: 'trainer' | 'invigilator' = 'trainer') =>
    aStaffActor({ role, organisationId: id, path });

  const aCandidate = async (organisationId: string): Promise<CandidateActor> => {
    const personId = newId();
    await test.database.execute(
      `INSERT INTO person (id, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, organisation_id, created_at, updated_at)
       VALUES (?, '考生0001', 'passport', '-', ?, '0001', ?, 0, 0)`,
      [personId, personId, organisationId],
    );
    return {
      kind: 'candidate',
      registrationId: newId(),
      personId,
      examId: newId(),
      accessCodeVersion: 1,
      signInId: newId(),
    };
  };

  const aUnit = () =>
    units.createUnit({
      organisationId: province.id,
      title: `测试单元${newId()}`,
      bodyMarkdown: '## 正文',
      staffId: null,
    });

  it('are written by a trainer with an audit row', async () => {
    test.actAs(trainerOf(province));
    const { body } = await request(test.http)
      .post('/api/v1/training-units')
      .send({ organisationId: city.id, title: '测试单元', bodyMarkdown: '正文' })
      .expect(201);
    await request(test.http)
      .put(`/api/v1/training-units/${body.id}`)
      .send({ title: '测试单元（改）', bodyMarkdown: '新正文' })
      .expect(200);
    const { body: read } = await request(test.http).get(`/api/v1/training-units/${body.id}`).expect(200);
    expect(read).toEqual({
      id: body.id,
      organisationId: city.id,
      title: '测试单元（改）',
      bodyMarkdown: '新正文',
      createdAt: '2026-06-01T00:00:00.000Z',
      updatedAt: '2026-06-01T00:00:00.000Z',
    });
    const acts = await test.get(Audit).listFor({ subjectType: 'training_unit', subjectId: body.id });
    expect(acts.map(({ action, actorId }) => `${actorId} ${action}`).sort()).toEqual([
      'staff-0001 training_unit.changed',
      'staff-0001 training_unit.created',
    ]);
  });

  it('show only pictures that were uploaded', async () => {
    test.actAs(trainerOf(province));
    const unit = await aUnit();
    const { sha256 } = await test.get(Pictures).keep({ bytes: aPng(), organisationId: city.id, staffId: null });
    const write = (shown: string) =>
      request(test.http)
        .put(`/api/v1/training-units/${unit.id}`)
        .send({ title: '测试单元', bodyMarkdown: `见 ![示例图](/api/v1/media/${shown})` });
    const { body } = await write('0b'.repeat(32)).expect(422);
    expect(body).toMatchObject({
      code: 'INVALID_TRAINING_TEXT',
      details: {
        faults: [
          {
            field: 'bodyMarkdown',
            code: 'PICTURE_NOT_STORED',
            details: { target: `/api/v1/media/${'0b'.repeat(32)}` },
            problem: expect.stringContaining('no such picture was uploaded'),
          },
        ],
      },
    });
    await request(test.http)
      .post('/api/v1/training-units')
      .send({ organisationId: city.id, title: '测试', bodyMarkdown: `![示例图](/api/v1/media/${'0b'.repeat(32)})` })
      .expect(422);
    await write(sha256).expect(200);
  });

  it('are hidden from a trainer of another subtree', async () => {
    const unit = await aUnit();
    test.actAs(trainerOf(city));
    await request(test.http).get(`/api/v1/training-units/${unit.id}`).expect(404);
    await request(test.http)
      .put(`/api/v1/training-units/${unit.id}`)
      .send({ title: '测试', bodyMarkdown: '测试' })
      .expect(404);
    await request(test.http)
      .post('/api/v1/training-units')
      .send({ organisationId: province.id, title: '测试', bodyMarkdown: '测试' })
      .expect(404);
    const { body } = await request(test.http).get('/api/v1/training-units').expect(200);
    expect((body as { organisationId: string }[]).map(({ organisationId }) => organisationId)).not.toContain(
      province.id,
    );
  });

  it('refuse HTML and unknown fields', async () => {
    test.actAs(trainerOf(province));
    const send = (body: object) =>
      request(test.http)
        .post('/api/v1/training-units')
        .send({ organisationId: province.id, title: '测试', bodyMarkdown: '正文', ...body });
    const { body } = await send({ bodyMarkdown: '<img src=x onerror=alert(1)>' }).expect(422);
    expect(body).toMatchObject({
      code: 'INVALID_TRAINING_TEXT',
      details: { faults: [{ field: 'bodyMarkdown', code: 'HTML' }] },
    });
    await send({ title: '  ' }).expect(400);
    await send({ state: 'finished' }).expect(400);
  });

  it('are unfinished for a candidate until they finish them; the first time counts', async () => {
    const [first, second] = [await aUnit(), await aUnit()];
    const candidate = await aCandidate(city.id);
    const unfinished = async () =>
      (await units.unfinished({ unitIds: [second.id, first.id], personId: candidate.personId })).map(({ id }) => id);
    expect(await unfinished()).toEqual([second.id, first.id]);
    test.actAs(candidate);
    const { body: before } = await request(test.http).get(`/api/v1/candidate/training/${first.id}`).expect(200);
    expect(before).toEqual({ id: first.id, title: first.title, bodyMarkdown: '## 正文', completedAt: null });
    await request(test.http).post(`/api/v1/candidate/training/${first.id}/complete`).expect(200);
    test.clock.advance(60_000);
    const { body: again } = await request(test.http)
      .post(`/api/v1/candidate/training/${first.id}/complete`)
      .expect(200);
    test.clock.set(TEST_START_MS);
    expect(again).toEqual({ id: first.id, completedAt: '2026-06-01T00:00:00.000Z' });
    expect(await unfinished()).toEqual([second.id]);
    expect(
      await units.unfinished({ unitIds: [first.id], personId: (await aCandidate(city.id)).personId }),
    ).toHaveLength(1);
    expect(await units.unfinished({ unitIds: [], personId: candidate.personId })).toEqual([]);
  });

  it('of another province are hidden from a candidate', async () => {
    const otherId = newId();
    const code = `99${otherId.slice(-4)}`;
    await test.database.execute(
      `INSERT INTO organisation (id, code, name, level, parent_id, path) VALUES (?, ?, '测试省', 'province', NULL, ?)`,
      [otherId, code, `/${code}/`],
    );
    const unit = await aUnit();
    test.actAs(await aCandidate(otherId));
    await request(test.http).get(`/api/v1/candidate/training/${unit.id}`).expect(404);
    await request(test.http).post(`/api/v1/candidate/training/${unit.id}/complete`).expect(404);
    await request(test.http).get(`/api/v1/candidate/training/${newId()}`).expect(404);
  });

  it('are loaded from a file once, and stay as staff left them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sunflower-unit-'));
    const file = join(folder, 'unit.md');
    writeFileSync(file, '# 测试须知\n\n正文\n');
    const loaded = await units.loadUnitFile({ file, organisationId: province.id });
    await units.updateUnit({ id: loaded.id, title: loaded.title, bodyMarkdown: '教师改过', staffId: 'staff-0001' });
    expect(await units.loadUnitFile({ file, organisationId: province.id })).toMatchObject({
      id: loaded.id,
      bodyMarkdown: '教师改过',
    });
    rmSync(folder, { recursive: true });
  });

  it('of the shipped bank can be loaded and read', async () => {
    const file = resolve(__dirname, '../../../question-banks/child-health/training/exam-rules-and-study-guide.md');
    const unit = await units.loadUnitFile({ file, organisationId: province.id });
    expect(unit.title).toBe('备考须知与学习要点');
    test.actAs(await aCandidate(city.id));
    const { body } = await request(test.http).get(`/api/v1/candidate/training/${unit.id}`).expect(200);
    expect(body.bodyMarkdown).toMatch(/^请在考试前读完本文。/);
  });
});
