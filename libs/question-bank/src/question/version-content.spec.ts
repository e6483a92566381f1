import { sha256Hex } from '@sunflower/platform/plain';
import type { AuthoredFile, AuthoredQuestion } from './question-file';
import { authoredUnits, type AuthoredVersion } from './version-content';

const COMMON = {
  id: 'SAMPLE-001',
  status: 'published',
  difficulty: 2,
  knowledgePoint: '示例',
  stem: '示例？',
  rationale: '示例。',
  source: 'sample',
} as const;
const SOURCES = { sample: { issuer: '示例机构', title: '示例文件', year: 2020 } };

const one = (question: AuthoredQuestion, file: Partial<AuthoredFile> = {}): AuthoredVersion =>
  authoredUnits({ domain: 'sample', sources: SOURCES, questions: [question], ...file })[0][0];
const choice = (changes: object = {}): AuthoredQuestion => ({
  ...COMMON,
  type: 'single_choice',
  format: 'A1',
  options: ['甲', '乙', '丙', '丁'],
  key: 'C',
  ...changes,
});

describe('the stored content of a question', () => {
  it('has its key by positions from 0', () => {
    expect(one(choice()).content.key).toEqual({ kind: 'choice', right: [2] });
    expect(
      one({ ...COMMON, type: 'multiple_choice', options: ['甲', '乙', '丙'], key: ['C', 'A'] }).content.key,
    ).toEqual({ kind: 'choice', right: [0, 2] });
    expect(
      one({ ...COMMON, type: 'matching', prompts: ['一', '二'], options: ['甲', '乙', '丙'], key: ['C', 'A'] }).content
        .key,
    ).toEqual({ kind: 'matching', pairs: [2, 0] });
    expect(one({ ...COMMON, type: 'ordering', options: ['中', '末', '首'], key: ['C', 'A', 'B'] }).content.key).toEqual(
      { kind: 'ordering', order: [2, 0, 1] },
    );
    expect(one({ ...COMMON, type: 'numeric', value: '12.5' }).content.key).toEqual({
      kind: 'numeric',
      value: '12.5',
      tolerance: '0',
    });
    expect(
      one({ ...COMMON, type: 'fill_in', stem: '____和____', blanks: [['甲', ' 乙 '], ['丙']] }).content,
    ).toMatchObject({ blankCount: 2, key: { kind: 'fill_in', blanks: [['甲', '乙'], ['丙']] } });
    expect(
      one({ ...COMMON, type: 'fill_in', stem: '____和____', blanks: [['甲'], ['丙']], anyOrder: [[2, 1]] }).content.key,
    ).toEqual({ kind: 'fill_in', blanks: [['甲'], ['丙']], anyOrder: [[0, 1]] });
    expect(one({ ...COMMON, type: 'essay' }).content.key).toEqual({ kind: 'essay' });
  });

  it('has the hash that it had before more could be said of it, as long as nobody says more', () => {
    const before = {
      type: 'single_choice',
      format: 'A1',
      stem: '示例？',
      options: ['甲', '乙', '丙', '丁'],
      prompts: [],
      blankCount: 0,
      fixedOptionOrder: false,
      key: { kind: 'choice', right: [2] },
      groupPosition: null,
      rationale: '示例。',
      difficulty: 2,
      knowledgePoint: '示例',
      source: SOURCES.sample,
    };
    expect(one(choice()).contentSha256).toBe(sha256Hex(JSON.stringify([before, null])));
  });

  it.each([
    { competency: 'C1' },
    { cognitiveLevel: 'recall' },
    { tags: ['甲'] },
    { language: 'en' },
    { reviewDate: '2028-06-30' },
    { furtherCase: '随后发热。' },
    { sourcePlace: '第 3 章' },
  ])('is other content with %j', (said) => {
    expect(one(choice(said)).contentSha256).not.toBe(one(choice()).contentSha256);
  });

  it('keeps what is said of the document and the place in it together, and nothing that is empty', () => {
    const sources = { sample: { ...SOURCES.sample, checkedOn: '2026-11-30', link: ' ' } };
    expect(one(choice({ sourcePlace: ' 第 3 章 ' }), { sources }).content.source).toEqual({
      ...SOURCES.sample,
      checkedOn: '2026-11-30',
      place: '第 3 章',
    });
    expect(one(choice({ tags: ['甲', ' 甲 '] })).content.tags).toEqual(['甲']);
    expect(one(choice({ tags: [] })).content.tags).toBeNull();
  });

  it('shows true and false as 正确 and 错误, never mixed', () => {
    expect(one({ ...COMMON, type: 'true_false', key: true }).content).toMatchObject({
      options: ['正确', '错误'],
      fixedOptionOrder: true,
      key: { kind: 'choice', right: [0] },
    });
    expect(one({ ...COMMON, type: 'true_false', key: false }).content.key).toEqual({ kind: 'choice', right: [1] });
  });

  it('does not keep options of an ordering question in the right order', () => {
    const right = ['第一', '第二', '第三', '第四'];
    for (const id of ['SAMPLE-001', 'SAMPLE-002', 'SAMPLE-003', 'SAMPLE-004', 'SAMPLE-005', 'SAMPLE-006']) {
      for (const options of [right, right.slice(0, 2)]) {
        const { content } = one({ ...COMMON, id, type: 'ordering', options });
        expect(content.options).not.toEqual(options);
        expect(content.key.kind === 'ordering' && content.key.order.map((index) => content.options[index])).toEqual(
          options,
        );
      }
    }
  });
});

describe('the hash of a question', () => {
  const hash = (question: AuthoredQuestion, file: Partial<AuthoredFile> = {}) => one(question, file).contentSha256;

  it('stays the same when only its place, its state or the white space around its texts changes', () => {
    expect(hash(choice({ stem: ' 示例？\n', status: 'draft' }))).toBe(hash(choice()));
    expect(
      authoredUnits({ domain: 'sample', sources: SOURCES, questions: [choice({ id: 'SAMPLE-002' }), choice()] })[1][0]
        .contentSha256,
    ).toBe(hash(choice()));
    expect(hash(choice(), { sources: { sample: { year: 2020, title: '示例文件', issuer: '示例机构' } } })).toBe(
      hash(choice()),
    );
  });

  it.each([
    ['stem', { stem: '另一示例？' }],
    ['options', { options: ['甲', '乙', '丙', '戊'] }],
    ['key', { key: 'A' }],
    ['rationale', { rationale: '另一解析。' }],
    ['difficulty', { difficulty: 3 }],
    ['format', { format: 'A2' }],
    ['knowledge point', { knowledgePoint: '另一' }],
  ])('changes with the %s', (_, changes) => {
    expect(hash(choice(changes))).not.toBe(hash(choice()));
  });

  it('changes with the source and with the content shared by the group', () => {
    expect(hash(choice(), { sources: { sample: { issuer: '示例机构', title: '示例文件', year: 2021 } } })).not.toBe(
      hash(choice()),
    );
    const shared = (options: string[]) =>
      authoredUnits({
        domain: 'sample',
        sources: SOURCES,
        groups: [
          { id: 'SAMPLE-G01', format: 'B1', options, questions: [{ ...COMMON, type: 'single_choice', key: 'A' }] },
        ],
      })[0][0];
    expect(shared(['甲', '乙']).contentSha256).not.toBe(shared(['甲', '丙']).contentSha256);
    expect(shared(['甲', '乙']).stimulus!.contentSha256).not.toBe(shared(['甲', '丙']).stimulus!.contentSha256);
    expect(shared(['甲', '乙']).content).toMatchObject({ format: 'B1', options: ['甲', '乙'], groupPosition: 1 });
  });
});
