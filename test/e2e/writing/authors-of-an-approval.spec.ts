import { Organisations, OrganisationsModule, type OrganisationView } from '@sunflower/organisations';
import { StaffActor } from '@sunflower/platform';
import { QuestionBankModule, QuestionBanks } from '@sunflower/question-bank';
import request from 'supertest';
import { ReadPapers } from '../../../libs/question-bank/src/paper-import/work/read-papers';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import { describeOnBothEngines } from '../../fixtures/test-database';

const SOURCES = { guide: { issuer: '测试单位', title: '测试指南', year: 2020 } };
const question = (stem: string, changes: object = {}) => ({
  type: 'true_false',
  difficulty: 2,
  knowledgePoint: '测试',
  stem,
  key: true,
  rationale: '测试解析。',
  source: 'guide',
  ...changes,
});
const fileOf = (stem: string, changes: object = {}) => ({
  domain: 'sample',
  sources: SOURCES,
  questions: [question(stem, changes)],
});
const caseOf = (stimulus: string, ...stems: string[]) => ({
  domain: 'sample',
  sources: SOURCES,
  groups: [{ format: 'A3', stimulus, questions: stems.map((stem) => question(stem)) }],
});

describeOnBothEngines('who may approve what several people wrote', (engine) => {
  let test: TestApp;
  let province: OrganisationView;
  let bankId: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, QuestionBankModule] });
    await test.get(Organisations).loadRegions();
    province = (await test.get(Organisations).findByCode('350000'))!;
    actAs('a');
    const bank = { organisationId: province.id, title: '测试题库', domains: [{ title: '示例', code: 'sample' }] };
    bankId = ((await post('question-banks', bank).expect(200)).body as { id: string }).id;
  });
  afterAll(() => test.close());
  beforeEach(() => actAs('a'));

  const actAs = (staffId: string) => {
    test.clock.advance(1000);
    test.actAs(
      new StaffActor(staffId, '测试命题教师', [
        { role: 'trainer', organisationId: province.id, organisationPath: province.path },
      ]),
    );
  };
  const get = (path: string) => request(test.http).get(`/api/v1/${path}`);
  const post = (path: string, body: object = {}) => request(test.http).post(`/api/v1/${path}`).send(body);
  const store = async (file: object) =>
    (await post(`question-banks/${bankId}/questions`, { file }).expect(200)).body.questionIds as [string, ...string[]];
  const edit = async (id: string, change: (file: never) => object) => {
    const { basedOn, file } = (await get(`questions/${id}/writing`).expect(200)).body;
    await request(test.http)
      .put(`/api/v1/questions/${id}`)
      .send({ file: change(file as never), basedOn })
      .expect(200);
  };
  const submit = (id: string) => post(`questions/${id}/submit`).expect(200);
  const approve = (id: string) => post(`questions/${id}/publish`, { reason: '核对无误', wholeGroup: true });
  const isRefused = async (id: string) => {
    const alone = (await approve(id).expect(409)).body.code as string;
    const { effects } = (
      await post(`question-banks/${bankId}/questions/bulk-act/preview`, { questionIds: [id], act: 'publish' }).expect(
        200,
      )
    ).body as { effects: { refused: string | null }[] };
    expect(effects.map(({ refused }) => refused)).toContain('own_version');
    expect((await get(`questions/${id}`).expect(200)).body.isOwn).toBe(true);
    return alone;
  };
  const waiting = async () =>
    (
      (await get(`question-banks/${bankId}/questions?waitingFor=me&limit=200`).expect(200)).body.items as {
        id: string;
      }[]
    ).map(({ id }) => id);

  it('is not the author of a draft that somebody else corrected since, nor who corrected it', async () => {
    const [id] = await store(fileOf('甲写的陈述。'));
    actAs('b');
    await edit(id, () => fileOf('甲写的陈述！'));
    await submit(id);
    expect(await isRefused(id)).toBe('OWN_QUESTION');
    expect(await waiting()).not.toContain(id);
    actAs('a');
    expect(await isRefused(id)).toBe('OWN_QUESTION');
    expect(await waiting()).not.toContain(id);
    actAs('c');
    expect(await waiting()).toContain(id);
    await approve(id).expect(200);
    // What was approved is no longer theirs: the author of the first version may approve a change of somebody else.
    actAs('b');
    await edit(id, () => fileOf('乙改的陈述。'));
    await submit(id);
    actAs('a');
    expect(await waiting()).toContain(id);
    await approve(id).expect(200);
  });

  it('is not who wrote an unpublished version that somebody else restored', async () => {
    const [id] = await store(fileOf('旧的陈述。'));
    actAs('b');
    await edit(id, () => fileOf('另写的陈述。'));
    await submit(id);
    actAs('c');
    await approve(id).expect(200);
    await edit(id, () => fileOf('旧的陈述。', { difficulty: 4 }));
    await submit(id);
    actAs('a');
    expect(await isRefused(id)).toBe('OWN_QUESTION');
    actAs('b');
    await approve(id).expect(200);
  });

  it('is nobody who wrote another unapproved question of the case', async () => {
    const [first] = await store(caseOf('测试病例。', '问一。', '问二。'));
    actAs('b');
    await edit(first, (file: { groups: { questions: { stem: string }[] }[] }) => {
      file.groups[0]!.questions[1]!.stem = '改过的问二。';
      return file;
    });
    await submit(first);
    expect(await isRefused(first)).toBe('OWN_QUESTION');
    expect((await post(`questions/${first}/publish`, { reason: '只审此题' }).expect(409)).body.code).toBe(
      'OWN_QUESTION',
    );
    actAs('c');
    await approve(first).expect(200);
  });

  it('may be who changed only attributes in bulk', async () => {
    const [id] = await store(fileOf('只改难度的陈述。'));
    await submit(id);
    actAs('b');
    const order = { questionIds: [id], difficulty: 5 };
    const preview = await post(`question-banks/${bankId}/questions/bulk-edit/preview`, order).expect(200);
    const { fingerprint } = preview.body as { fingerprint: string };
    await post(`question-banks/${bankId}/questions/bulk-edit`, { ...order, fingerprint }).expect(200);
    actAs('a');
    expect(await isRefused(id)).toBe('OWN_QUESTION');
    actAs('b');
    await approve(id).expect(200);
  });

  it('is not who changed the source of all of them in bulk', async () => {
    const [id] = await store(fileOf('换出处的陈述。'));
    await submit(id);
    actAs('b');
    const order = { questionIds: [id], source: { issuer: '新单位', title: '新指南', year: 2024 } };
    const preview = await post(`question-banks/${bankId}/questions/bulk-edit/preview`, order).expect(200);
    const { fingerprint } = preview.body as { fingerprint: string };
    await post(`question-banks/${bankId}/questions/bulk-edit`, { ...order, fingerprint }).expect(200);
    expect(await isRefused(id)).toBe('OWN_QUESTION');
  });

  it('is not who sent or mended the paper from which somebody else stored the question', async () => {
    const text = '1. 下列说法正确的是（ ）\nA. 甲\nB. 乙\nC. 丙\n答案：B\n';
    const paperId = (await post(`question-banks/${bankId}/paper-imports/text`, { text }).expect(201)).body.id as string;
    await test.get(ReadPapers).settle();
    const at = `question-banks/${bankId}/paper-imports/${paperId}`;
    actAs('b');
    await request(test.http)
      .put(`/api/v1/${at}/items/1`)
      .send({
        type: 'single_choice',
        stem: '下列说法错误的是',
        options: ['甲', '乙', '丙'],
        prompts: [],
        key: { kind: 'choice', right: [2] },
      })
      .expect(200);
    actAs('c');
    await post(`${at}/store`, { which: 'all' }).expect(200);
    const { items } = (await get(`question-banks/${bankId}/questions?search=${encodeURIComponent('说法错误')}`)).body;
    const id = items[0].id as string;
    await submit(id);
    for (const author of ['a', 'b', 'c']) {
      actAs(author);
      expect(await isRefused(id)).toBe('OWN_QUESTION');
    }
    actAs('d');
    await approve(id).expect(200);
  });

  it('may be who wrote a version that a file of the system published before', async () => {
    const content = JSON.stringify(fileOf('文件中的陈述。', { id: 'FILE-1', status: 'published' }));
    const files = [{ path: 'sample/questions.yaml', content }];
    await test.get(QuestionBanks).importFiles({ bankId, organisationId: province.id, staffId: 'a', files });
    const { items } = (await get(`question-banks/${bankId}/questions?search=FILE-1`).expect(200)).body;
    const id = items[0].id as string;
    actAs('b');
    await edit(id, () => fileOf('改过文件中的陈述。'));
    await submit(id);
    actAs('a');
    await approve(id).expect(200);
  });
});
