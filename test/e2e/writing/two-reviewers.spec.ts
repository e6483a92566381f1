import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import { Audit, type StaffRole } from '@sunflower/platform';
import { QuestionBankModule, QuestionBanks } from '@sunflower/question-bank';
import request from 'supertest';
import { ActOnQuestions } from '../../../libs/question-bank/src/bulk/act-on-questions';
import { QuestionReview } from '../../../libs/question-bank/src/office/review-question';
import { aStaffActor } from '../../fixtures/a-staff-member';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';

const SOURCES = { guide: { issuer: '测试单位', title: '测试指南', year: 2020 } };
const question = (changes: object = {}) => ({
  type: 'true_false',
  difficulty: 2,
  knowledgePoint: '测试',
  stem: '测试陈述。',
  key: true,
  rationale: '测试解析。',
  source: 'guide',
  ...changes,
});
const fileOf = (...questions: object[]) => ({ domain: 'sample', sources: SOURCES, questions });
const CASE = {
  domain: 'sample',
  sources: SOURCES,
  groups: [
    { format: 'A3', stimulus: '测试病例。', questions: [question({ stem: '问一。' }), question({ stem: '问二。' })] },
  ],
};

describeOnBothEngines('a bank whose questions two reviewers approve', (engine) => {
  let test: TestApp;
  let province: OrganisationView;
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    province = (await test.get(Organisations).findByCode('350000'))!;
    actAs('author');
    const bank = { organisationId: province.id, title: '测试题库', domains: [{ title: '示例', code: 'sample' }] };
    bankId = ((await post('question-banks', bank).expect(200)).body as { id: string }).id;
    await wantReviewers(2);
  });
  afterAll(() => test.close());
  beforeEach(() => actAs('author'));

  const actAs = (staffId: string, role: StaffRole = 'trainer') => {
    // One act after the other.
    test.clock.advance(1000);
    test.actAs(aStaffActor({ staffId, role, organisationId: province.id, path: province.path }));
  };
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object = {}) => request(test.http).post(`/api/v1/${path}`).send(body);
  const wantReviewers = async (reviewersWanted: number) => {
    actAs('owner', 'administrator');
    await request(test.http)
      .put(`/api/v1/question-banks/${bankId}/rules`)
      .send({ isOpen: false, reviewersWanted, reason: '重要考试' })
      .expect(204);
    actAs('author');
  };
  const store = async (file: object) =>
    (await post(`question-banks/${bankId}/questions`, { file }).expect(200)).body.questionIds as string[];
  const submitted = async (file: object = fileOf(question())) => {
    const ids = await store(file);
    test.clock.advance(1000);
    await post(`questions/${ids[0]}/submit`).expect(200);
    return ids;
  };
  const approve = (id: string, body: object = {}) => post(`questions/${id}/publish`, { reason: '核对无误', ...body });
  const detail = async (id: string) => (await get(`questions/${id}`).expect(200)).body;
  const bulk = (act: string, questionIds: string[]) =>
    post(`question-banks/${bankId}/questions/bulk-act/preview`, { questionIds, act });
  const waiting = async () =>
    (
      (await get(`question-banks/${bankId}/questions?waitingFor=me&limit=200`).expect(200)).body.items as {
        id: string;
      }[]
    ).map(({ id }) => id);

  it('publishes with the approval of a second person, neither of them the author, nobody twice', async () => {
    const [id] = (await submitted()) as [string];
    expect((await approve(id).expect(409)).body.code).toBe('OWN_QUESTION');
    actAs('first');
    expect((await approve(id).expect(200)).body).toEqual({ id, state: 'in_review' });
    expect((await approve(id).expect(409)).body.code).toBe('ALREADY_APPROVED');
    expect((await detail(id)).approvals).toMatchObject({ wanted: 2, by: [{}], isMine: true });
    expect(await waiting()).not.toContain(id);
    actAs('second');
    expect(await waiting()).toContain(id);
    expect((await detail(id)).approvals.isMine).toBe(false);
    expect((await approve(id).expect(200)).body).toEqual({ id, state: 'published' });
    const acts = await test.get(Audit).listFor({ subjectType: 'question', subjectId: id });
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual(
      expect.arrayContaining([
        ['question.approved', 'first'],
        ['question.published', 'second'],
      ]),
    );
    const { events } = (await get(`questions/${id}/history`).expect(200)).body;
    expect(events.map(({ action }: { action: string }) => action)).toEqual([
      'published',
      'approved',
      'submitted',
      'written',
    ]);
  });

  it('begins anew with a new version, and when a question goes back to its author', async () => {
    const [id] = (await submitted()) as [string];
    actAs('first');
    await approve(id).expect(200);
    await post(`questions/${id}/return`, { reason: '请改题干' }).expect(200);
    expect((await detail(id)).approvals).toMatchObject({ by: [], isMine: false });
    actAs('author');
    await post(`questions/${id}/submit`).expect(200);
    actAs('second');
    expect((await approve(id).expect(200)).body.state).toBe('in_review');
    actAs('author');
    const { basedOn } = (await get(`questions/${id}/writing`)).body as { basedOn: string[] };
    const file = fileOf(question({ stem: '改过的陈述。' }));
    await request(test.http).put(`/api/v1/questions/${id}`).send({ file, basedOn }).expect(200);
    actAs('first');
    expect((await approve(id).expect(200)).body.state).toBe('in_review');
    actAs('second');
    expect((await approve(id).expect(200)).body.state).toBe('published');
  });

  it('brings back what two approved once with one act', async () => {
    const [id] = (await submitted()) as [string];
    for (const staffId of ['first', 'second']) {
      actAs(staffId);
      await approve(id).expect(200);
    }
    await post(`questions/${id}/retire`, { reason: '暂停' }).expect(200);
    actAs('third');
    expect((await approve(id).expect(200)).body.state).toBe('published');
    await post(`questions/${id}/retire`, { reason: '暂停' }).expect(200);
    expect((await bulk('publish', [id]).expect(200)).body.effects).toMatchObject([
      { stateAfter: 'published', waitsForAnother: false, refused: null },
    ]);
  });

  it('counts a group together, one by one and many at once', async () => {
    const ids = await submitted(CASE);
    actAs('first');
    expect((await approve(ids[0]!, { wholeGroup: true }).expect(200)).body.state).toBe('in_review');
    expect((await bulk('publish', [ids[1]!]).expect(200)).body.effects).toMatchObject([
      { refused: 'already_approved' },
      { refused: 'already_approved' },
    ]);
    actAs('second');
    expect((await approve(ids[1]!, { wholeGroup: true }).expect(200)).body.state).toBe('published');
    for (const id of ids) expect((await detail(id)).state).toBe('published');
  });

  it('approves many at once, by the same rule, and only as they were shown', async () => {
    const ids = [...(await submitted()), ...(await submitted(fileOf(question({ stem: '另一陈述。' }))))];
    const body = { questionIds: ids, act: 'publish' };
    const path = `question-banks/${bankId}/questions/bulk-act`;
    actAs('first');
    const { effects, fingerprint } = (await post(`${path}/preview`, body).expect(200)).body;
    expect(effects).toMatchObject([
      { stateBefore: 'in_review', stateAfter: 'in_review', waitsForAnother: true },
      { waitsForAnother: true },
    ]);
    actAs('second');
    const others = (await post(`${path}/preview`, body).expect(200)).body.fingerprint as string;
    actAs('first');
    expect((await post(path, { ...body, fingerprint, reason: '核对无误' }).expect(200)).body).toEqual({ changed: 2 });
    actAs('second');
    const stale = await post(path, { ...body, fingerprint: others, reason: '核对无误' }).expect(409);
    expect(stale.body.code).toBe('BULK_CHANGED_MEANWHILE');
    const again = (await post(`${path}/preview`, body).expect(200)).body;
    expect(again.effects).toMatchObject([{ stateAfter: 'published' }, { stateAfter: 'published' }]);
    await post(path, { ...body, fingerprint: again.fingerprint, reason: '核对无误' }).expect(200);
    for (const id of ids) expect((await detail(id)).state).toBe('published');
  });

  it('counts both of two who approve at the same moment', async () => {
    const [one, other] = [(await submitted())[0]!, (await submitted(fileOf(question({ stem: '同时的陈述。' }))))[0]!];
    const reason = '核对无误';
    const states = await Promise.all(
      ['first', 'second'].map((staffId) => test.get(QuestionReview).publish({ questionIds: [one], staffId, reason })),
    );
    expect(states.sort()).toEqual(['in_review', 'published']);
    const acting = test.get(ActOnQuestions);
    const acted = { bankId, questionIds: [other], act: 'publish' as const };
    const previews = ['first', 'second'].map(async (staffId) => {
      const { fingerprint } = await acting.preview({ ...acted, staffId });
      return { ...acted, staffId, reason, fingerprint };
    });
    const outcomes = await Promise.allSettled((await Promise.all(previews)).map((sent) => acting.apply(sent)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await detail(other)).approvals.by).toHaveLength(1);
  });

  it('sends to review what a file calls published, unless the system loads it', async () => {
    const load = (id: string, staffId: string | null) =>
      test.get(QuestionBanks).importFiles({
        bankId,
        organisationId: province.id,
        staffId,
        files: [
          {
            path: 'sample/questions.yaml',
            content: JSON.stringify(fileOf({ ...question(), id, stem: `${id}。`, status: 'published' })),
          },
        ],
      });
    await load('BY-STAFF', 'author');
    await load('BY-SYSTEM', null);
    const { items } = (await get(`question-banks/${bankId}/questions?search=BY-`).expect(200)).body;
    expect(items).toMatchObject([
      { code: 'BY-STAFF', state: 'in_review' },
      { code: 'BY-SYSTEM', state: 'published' },
    ]);
  });

  it('publishes with one approval as soon as the owner wants one only', async () => {
    const [id] = (await submitted()) as [string];
    actAs('first');
    await approve(id).expect(200);
    await wantReviewers(1);
    actAs('first');
    expect((await approve(id).expect(200)).body.state).toBe('published');
    await wantReviewers(2);
  });
});
