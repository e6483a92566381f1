import { NOTHING_SAID } from './question-about';
import { ATTRIBUTES, attributesChanged } from './reviewed-content';
import type { VersionContent } from './version-content';

const content: VersionContent = {
  type: 'single_choice',
  format: 'A1',
  stem: '测试题干',
  options: ['甲', '乙'],
  prompts: [],
  blankCount: 0,
  key: { kind: 'choice', right: [0] },
  fixedOptionOrder: false,
  groupPosition: 1,
  rationale: '解析',
  source: { issuer: '测试机构', title: '测试指南', year: 2020, place: '第 3 页' },
  difficulty: 3,
  knowledgePoint: '环境',
  ...NOTHING_SAID,
};
const stimulus = { code: 'G', contentSha256: 'a' };
const changed = (change: Partial<VersionContent>, other: typeof stimulus | null = stimulus) =>
  attributesChanged({
    before: { content, stimulus },
    after: { content: { ...content, ...change }, stimulus: other },
  });

describe('a new version of a question', () => {
  it.each<[string, Partial<VersionContent>]>([
    ['knowledgePoint', { knowledgePoint: '睡眠' }],
    ['difficulty', { difficulty: 4 }],
    ['competency', { competency: 'C-1' }],
    ['cognitiveLevel', { cognitiveLevel: 'recall' }],
    ['tags', { tags: ['急救'] }],
    ['language', { language: 'zh-CN' }],
    ['checkedOn', { source: { ...content.source!, checkedOn: '2026-11-30' } }],
    ['reviewDate', { reviewDate: '2028-06-30' }],
  ])('needs no other review for another %s', (name, change) => {
    expect(changed(change)).toEqual([name]);
    expect(ATTRIBUTES).toContain(name);
  });

  it.each<[string, Partial<VersionContent>]>([
    ['type', { type: 'multiple_choice' }],
    ['format', { format: 'A2' }],
    ['stem', { stem: '另一题干' }],
    ['options', { options: ['乙', '甲'] }],
    ['prompts', { prompts: ['一'] }],
    ['blanks', { blankCount: 1 }],
    ['key', { key: { kind: 'choice', right: [1] } }],
    ['option order', { fixedOptionOrder: true }],
    ['place in its group', { groupPosition: 2 }],
    ['rationale', { rationale: '另一解析' }],
    ['source', { source: { ...content.source!, year: 2021 } }],
    ['place in its source', { source: { ...content.source!, place: '第 4 页' } }],
  ])('needs a review for another %s, whatever else changes', (_, change) => {
    expect(changed({ ...change, difficulty: 5 })).toBeNull();
  });

  it('needs a review for another text of its case, or none', () => {
    expect(changed({}, { code: 'G', contentSha256: 'b' })).toBeNull();
    expect(changed({}, null)).toBeNull();
  });

  it('is the same whatever the order in which a database returns the fields of its source', () => {
    const { issuer, title, year, place } = content.source!;
    expect(changed({ source: { place, year, title, issuer } })).toEqual([]);
  });
});
