import { createHash } from 'node:crypto';
import type { BlueprintDraw } from '@sunflower/exam';
import type { PoolQuestion } from '@sunflower/question-bank';
import { assemblePaper } from './paper-assembly';
import type { PaperDto } from '../contract/candidate.dto';
import { candidatePaperJson, optionLetter } from './paper-view';

const question = (id: string, extra: Partial<PoolQuestion> = {}): PoolQuestion => ({
  versionId: id,
  questionId: id,
  questionCode: id,
  domainCode: 'd',
  type: 'single_choice',
  format: 'A1',
  stem: `题干 ${id}`,
  furtherCase: null,
  options: ['甲', '乙', '丙', '丁'].map((text) => `${text}-${id}`),
  prompts: [],
  blankCount: 0,
  key: { kind: 'choice', right: [2] },
  fixedOptionOrder: false,
  stimulus: null,
  groupPosition: null,
  difficulty: 2,
  rationale: `解析 ${id}`,
  knowledgePoint: 'k',
  ...extra,
});

const draw = (extra: Partial<BlueprintDraw> = {}): BlueprintDraw => ({
  domainCode: 'd',
  type: null,
  format: null,
  difficulty: null,
  count: 5,
  groupSize: null,
  pointsMillipoints: 1000,
  ...extra,
});

const single = Array.from({ length: 12 }, (_, index) => question(`s${index}`));
const group = (id: string, format: 'A3' | 'B1'): PoolQuestion[] =>
  [2, 1, 3].map((position) =>
    question(`${id}-${position}`, {
      stimulus: { id, text: `材料 ${id}`, format },
      groupPosition: position,
      options: ['甲', '乙', '丙', '丁', '戊'],
    }),
  );
const groups = [...group('g1', 'A3'), ...group('g2', 'A3'), ...group('b1', 'B1')];

const exam = {
  blueprint: {
    sections: [
      { title: '单选', passMarkMillipoints: null, draws: [draw()] },
      { title: '题组', passMarkMillipoints: null, draws: [draw({ count: 6, groupSize: 3 })] },
    ],
  },
  draws: [
    { sectionIndex: 0, draw: draw(), candidates: single },
    { sectionIndex: 1, draw: draw({ count: 6, groupSize: 3 }), candidates: groups },
  ],
  policies: { multipleChoice: 'all_or_nothing' as const, shuffleItems: true, shuffleOptions: true },
  exclusionGroups: new Map(),
  pool: new Map([...single, ...groups].map((q) => [q.versionId, q])),
};

const seeds = Array.from({ length: 200 }, (_, index) => `seed-${index}`);

describe('a paper', () => {
  it('is the same for the same seed, to the byte', () => {
    expect(JSON.stringify(assemblePaper({ exam, seed: 'x' }))).toBe(JSON.stringify(assemblePaper({ exam, seed: 'x' })));
    expect(JSON.stringify(assemblePaper({ exam, seed: 'x' }))).not.toBe(
      JSON.stringify(assemblePaper({ exam, seed: 'y' })),
    );
  });

  // The hash is of generator 2: if no question excludes another, a seed still gives the same plan.
  it('is unchanged by generator 3 if no question excludes another', () => {
    const plans = seeds.map((seed) => assemblePaper({ exam, seed }));
    expect(createHash('sha256').update(JSON.stringify(plans)).digest('hex')).toBe(
      'c319c80a76aa319e724d1b152b92acab21bbb5427ef1bdb1d650593cab98b7cc',
    );
  });

  it('holds what the blueprint asks for, no question twice', () => {
    for (const seed of seeds) {
      const plan = assemblePaper({ exam, seed });
      expect(plan.sections.map(({ items }) => items.length)).toEqual([5, 6]);
      const ids = plan.sections.flatMap(({ items }) => items.map(({ versionId }) => versionId));
      expect(new Set(ids).size).toBe(11);
    }
  });

  it('keeps a group together and in its order', () => {
    for (const seed of seeds) {
      const ids = assemblePaper({ exam, seed }).sections[1]!.items.map(({ versionId }) => versionId);
      for (const start of [0, 3]) {
        const id = ids[start]!.slice(0, -2);
        expect(ids.slice(start, start + 3)).toEqual([`${id}-1`, `${id}-2`, `${id}-3`]);
      }
    }
  });

  it('shows the shared options of a B1 group in one order', () => {
    const planned = seeds
      .flatMap((seed) => assemblePaper({ exam, seed }).sections[1]!.items)
      .filter(({ versionId }) => versionId.startsWith('b1'));
    for (let at = 0; at < planned.length; at += 3) {
      expect(planned[at + 1]!.optionOrder).toEqual(planned[at]!.optionOrder);
      expect(planned[at + 2]!.optionOrder).toEqual(planned[at]!.optionOrder);
    }
  });

  it('draws every question and puts the key in every place about equally often', () => {
    const places = [0, 0, 0, 0];
    const drawn = new Map<string, number>();
    for (const seed of seeds) {
      for (const { versionId, optionOrder } of assemblePaper({ exam, seed }).sections[0]!.items) {
        places[optionOrder.indexOf(2)]! += 1;
        drawn.set(versionId, (drawn.get(versionId) ?? 0) + 1);
      }
    }
    for (const count of places) expect(count).toBeGreaterThan(180);
    expect(drawn.size).toBe(12);
    for (const count of drawn.values()) expect(count).toBeGreaterThan(50);
  });

  it('leaves fixed options where they are', () => {
    const fixed = [question('tf', { type: 'true_false', options: ['正确', '错误'], fixedOptionOrder: true })];
    const one = draw({ count: 1 });
    const small = {
      ...exam,
      blueprint: { sections: [{ title: '判断', passMarkMillipoints: null, draws: [one] }] },
      draws: [{ sectionIndex: 0, draw: one, candidates: fixed }],
    };
    for (const seed of seeds)
      expect(assemblePaper({ exam: small, seed }).sections[0]!.items[0]!.optionOrder).toEqual([0, 1]);
  });

  it('marks the questions of a case that unfolds, whose later parts any client shows as part of the stem', () => {
    const stimulus = { id: 'case', text: '病例', format: 'A4' as const };
    const pool = new Map(
      [null, '随后发热。', null].map((furtherCase, index) => [
        `c${index}`,
        question(`c${index}`, { stimulus, format: 'A4', groupPosition: index + 1, furtherCase }),
      ]),
    );
    const items = [...pool.keys()].map((versionId) => ({
      versionId,
      optionOrder: [0, 1, 2, 3],
      pointsMillipoints: 1000,
    }));
    const json = candidatePaperJson({ exam: { pool }, plan: { sections: [{ title: '', items }] } }).toString();
    expect((JSON.parse(json) as PaperDto).sections[0]!.items).toMatchObject([
      { stem: '题干 c0', unfolding: { part: 1, furtherCase: null } },
      { stem: '随后发热。\n\n题干 c1', unfolding: { part: 2, furtherCase: '随后发热。' } },
      { stem: '题干 c2', unfolding: { part: 3, furtherCase: null } },
    ]);
    const plain = candidatePaperJson({ exam, plan: assemblePaper({ exam, seed: 'x' }) }).toString();
    expect(plain).not.toContain('unfolding');
  });

  it('shows candidates letters in the shown order and neither key nor rationale', () => {
    const plan = assemblePaper({ exam, seed: 'x' });
    const json = candidatePaperJson({ exam, plan }).toString();
    const shown = JSON.parse(json) as PaperDto;
    const first = shown.sections[0]!.items[0]!;
    const planned = plan.sections[0]!.items[0]!;
    expect(first.options.map(({ id }) => id)).toEqual([0, 1, 2, 3].map(optionLetter));
    expect(first.options.map(({ text }) => text)).toEqual(
      planned.optionOrder.map((index) => exam.pool.get(planned.versionId)!.options[index]),
    );
    expect(json).not.toMatch(/解析|right|rationale|versionId/);
    expect(shown.sections.flatMap(({ items }) => items.map(({ itemNumber }) => itemNumber))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
  });
});
