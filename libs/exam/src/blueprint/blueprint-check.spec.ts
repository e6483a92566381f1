import type { PoolQuestion } from '@sunflower/question-bank';
import { aBlueprint, aDraw } from '../../test/a-draw';
import { aGroup, aPoolQuestion, severalPoolQuestions } from '../../test/a-pool-question';
import type { Blueprint, BlueprintDraw } from './blueprint';
import { checkBlueprint, type BlueprintProof } from './blueprint-check';

const check = ({
  draws,
  pool,
  heldBackGroups = [],
  passMarkMillipoints = 0,
}: {
  draws: BlueprintDraw[];
  pool: PoolQuestion[];
  heldBackGroups?: PoolQuestion[][];
  passMarkMillipoints?: number;
}): BlueprintProof =>
  checkBlueprint({
    blueprint: aBlueprint(...draws),
    passMarkMillipoints,
    stock: { questions: pool, heldBackGroups, exclusionGroups: new Map() },
  });
const stockOf = (questions: PoolQuestion[]) => ({ questions, heldBackGroups: [], exclusionGroups: new Map() });
const codesOf = ({ faults }: BlueprintProof) => faults.map(({ code }) => code);

describe('a blueprint', () => {
  it('is satisfiable when each draw finds enough questions of its own', () => {
    const pool = [
      ...severalPoolQuestions({ count: 3 }),
      ...severalPoolQuestions({ count: 2, domainCode: 'adhd', type: 'true_false', format: null }),
    ];
    const proof = check({
      draws: [
        aDraw({ domainCode: 'nutrition', count: 3 }),
        aDraw({ domainCode: 'adhd', count: 2, pointsMillipoints: 500 }),
      ],
      pool,
    });
    expect(proof).toMatchObject({ satisfiable: true, faults: [], itemCount: 5, maxMillipoints: 4000 });
    expect([...proof.candidatesByLeader].map(([leader, candidates]) => [leader, candidates.length])).toEqual([
      [1, 3],
      [2, 2],
    ]);
  });

  it('names the section and the draw that is short, and by how much', () => {
    const blueprint: Blueprint = {
      sections: [
        { title: '单选', passMarkMillipoints: null, draws: [aDraw({ domainCode: 'nutrition', count: 2 })] },
        {
          title: '判断',
          passMarkMillipoints: null,
          draws: [aDraw({ type: 'true_false', count: 5, domainCode: 'adhd' })],
        },
      ],
    };
    const pool = [
      ...severalPoolQuestions({ count: 2 }),
      ...severalPoolQuestions({ count: 3, domainCode: 'adhd', type: 'true_false', format: null }),
    ];
    const { satisfiable, faults, draws } = checkBlueprint({ blueprint, passMarkMillipoints: 0, stock: stockOf(pool) });
    expect(satisfiable).toBe(false);
    expect(draws[1]).toEqual({
      drawNumber: 2,
      sectionIndex: 1,
      sectionTitle: '判断',
      wants: 5,
      has: 3,
      lacks: 2,
      groupsHeldBack: 0,
    });
    expect(faults).toEqual([
      {
        code: 'SHORT',
        sectionIndex: 1,
        drawNumbers: [2],
        message: 'Section "判断", draw 2 wants 5 items; the bank has 3 for it, 2 are missing.',
      },
    ]);
  });

  it('says how many groups it cannot draw because one of their questions is not published', () => {
    const heldBackGroups = [
      aGroup({ size: 3 }),
      aGroup({ size: 3 }),
      aGroup({ size: 2 }),
      aGroup({ size: 3, domainCode: 'adhd' }),
      aGroup({ size: 3, type: 'essay' }),
    ];
    const pool = aGroup({ size: 3 });
    const short = check({ draws: [aDraw({ domainCode: 'nutrition', groupSize: 3, count: 6 })], pool, heldBackGroups });
    expect(short.draws).toMatchObject([{ wants: 6, has: 3, lacks: 3, groupsHeldBack: 2 }]);
    expect(short.faults).toMatchObject([
      {
        code: 'SHORT',
        message: expect.stringMatching(
          /3 are missing\. Groups that it cannot draw because a question of them is not published: 2\.$/,
        ),
      },
    ]);
    const enough = check({ draws: [aDraw({ groupSize: 3, count: 3 })], pool, heldBackGroups });
    expect(enough).toMatchObject({ satisfiable: true, draws: [{ lacks: 0, groupsHeldBack: 3 }] });
  });

  it('draws only what matches domain, type, format and difficulty', () => {
    const fits = aPoolQuestion({ domainCode: 'adhd', type: 'multiple_choice', format: 'X', difficulty: 4 });
    const pool = [
      fits,
      aPoolQuestion({ domainCode: 'myopia', type: 'multiple_choice', format: 'X', difficulty: 4 }),
      aPoolQuestion({ domainCode: 'adhd', type: 'single_choice', format: 'X', difficulty: 4 }),
      aPoolQuestion({ domainCode: 'adhd', type: 'multiple_choice', format: 'A1', difficulty: 4 }),
      aPoolQuestion({ domainCode: 'adhd', type: 'multiple_choice', format: 'X', difficulty: 2 }),
      ...aGroup({ size: 3, domainCode: 'adhd', type: 'multiple_choice', format: 'X', difficulty: 4 }),
    ];
    const draw = aDraw({ domainCode: 'adhd', type: 'multiple_choice', format: 'X', difficulty: { min: 3, max: 5 } });
    expect(check({ draws: [draw], pool }).candidatesByLeader.get(1)).toEqual([fits]);
  });

  it('lets draws with the same filter share one set, which must hold their sum', () => {
    const draws = [aDraw({ count: 3 }), aDraw({ count: 2, difficulty: { min: 1, max: 5 }, pointsMillipoints: 2000 })];
    expect(check({ draws, pool: severalPoolQuestions({ count: 5 }) })).toMatchObject({
      satisfiable: true,
      maxMillipoints: 7000,
    });
    const short = check({ draws, pool: severalPoolQuestions({ count: 4 }) });
    expect(short.draws.map(({ has, lacks }) => [has, lacks])).toEqual([
      [4, 0],
      [1, 1],
    ]);
    expect(codesOf(short)).toEqual(['SHORT']);
  });

  it('refuses draws with different filters that could take the same question, and names both', () => {
    const pool = severalPoolQuestions({ count: 9 });
    const proof = check({
      draws: [aDraw({ type: 'true_false', count: 0 }), aDraw({ domainCode: 'nutrition' }), aDraw({ format: 'A1' })],
      pool,
    });
    const overlap = proof.faults.find(({ code }) => code === 'OVERLAP');
    expect(overlap).toMatchObject({ drawNumbers: [2, 3], message: expect.stringContaining('Draws 2 and 3') });
  });

  it('refuses a draw whose set lies within another, even where there is enough for both today', () => {
    const pool = [...severalPoolQuestions({ count: 5 }), ...severalPoolQuestions({ count: 5, domainCode: 'adhd' })];
    expect(codesOf(check({ draws: [aDraw({ domainCode: 'adhd' }), aDraw()], pool }))).toEqual(['OVERLAP']);
  });

  it('draws groups whole: right size, every member published and matching', () => {
    const whole = aGroup({ size: 3 });
    const pool = [...whole, ...aGroup({ size: 2 }), ...severalPoolQuestions({ count: 5 })];
    const [first] = aGroup({ size: 1, domainCode: 'adhd' });
    const mixed = aGroup({ size: 2 }).map((question) => ({ ...question, stimulus: first?.stimulus ?? null }));
    const proof = check({
      draws: [aDraw({ groupSize: 3, count: 3, domainCode: 'nutrition' })],
      pool: [...pool, first, ...mixed],
    });
    expect(proof.satisfiable).toBe(true);
    expect(proof.candidatesByLeader.get(1)).toEqual(whole);
  });

  it('reports groups in items', () => {
    const pool = [...aGroup({ size: 3 }), ...aGroup({ size: 3 })];
    expect(check({ draws: [aDraw({ groupSize: 3, count: 9 })], pool }).draws[0]).toMatchObject({
      wants: 9,
      has: 6,
      lacks: 3,
    });
  });

  it('takes only a multiple of the group size', () => {
    const pool = [...aGroup({ size: 3 }), ...aGroup({ size: 3 })];
    expect(codesOf(check({ draws: [aDraw({ groupSize: 3, count: 4 })], pool }))).toEqual(['GROUP_SIZE']);
  });

  it('never draws an essay, and says so when asked to', () => {
    const pool = [
      aPoolQuestion({ type: 'essay', format: null, key: { kind: 'essay' } }),
      ...aGroup({ size: 2, type: 'essay' }),
    ];
    expect(codesOf(check({ draws: [aDraw({ type: 'essay' })], pool }))).toEqual(['ESSAY', 'SHORT']);
    expect(check({ draws: [aDraw()], pool }).draws[0]).toMatchObject({ has: 0 });
    expect(check({ draws: [aDraw({ groupSize: 2, count: 2 })], pool }).draws[0]).toMatchObject({ has: 0 });
  });

  it.each([
    ['COUNT', aDraw({ count: 0 })],
    ['COUNT', aDraw({ count: 1.5 })],
    ['POINTS', aDraw({ pointsMillipoints: 0 })],
    ['POINTS', aDraw({ pointsMillipoints: 0.5 })],
    ['POINTS', aDraw({ pointsMillipoints: 1_000_001 })],
    ['DIFFICULTY', aDraw({ difficulty: { min: 4, max: 2 } })],
    ['DIFFICULTY', aDraw({ difficulty: { min: 0, max: 5 } })],
  ])('refuses %s of a draw', (code, draw) => {
    expect(codesOf(check({ draws: [draw], pool: severalPoolQuestions({ count: 5 }) }))).toContain(code);
  });

  it('holds at most 200 items', () => {
    const pool = severalPoolQuestions({ count: 201 });
    expect(codesOf(check({ draws: [aDraw({ count: 200 })], pool }))).toEqual([]);
    expect(codesOf(check({ draws: [aDraw({ count: 201 })], pool }))).toEqual(['TOO_MANY_ITEMS']);
  });

  it('has a pass mark of at most its points, as a whole and in each section', () => {
    const pool = severalPoolQuestions({ count: 2 });
    const draws = [aDraw({ count: 2 })];
    expect(codesOf(check({ draws, pool, passMarkMillipoints: 2000 }))).toEqual([]);
    expect(codesOf(check({ draws, pool, passMarkMillipoints: 2001 }))).toEqual(['PASS_MARK']);
    const blueprint = { sections: [{ title: '测试部分', passMarkMillipoints: 2001, draws }] };
    expect(codesOf(checkBlueprint({ blueprint, passMarkMillipoints: 0, stock: stockOf(pool) }))).toEqual([
      'SECTION_PASS_MARK',
    ]);
  });

  it('must draw something', () => {
    expect(
      codesOf(checkBlueprint({ blueprint: { sections: [] }, passMarkMillipoints: 0, stock: stockOf([]) })),
    ).toEqual(['NO_ITEMS']);
    expect(codesOf(check({ draws: [], pool: [] }))).toEqual(['NO_ITEMS', 'NO_ITEMS']);
  });

  it('has its candidates in the same order, whatever the order of the bank', () => {
    const pool = [...aGroup({ size: 3 }), ...aGroup({ size: 3 })];
    const draws = [aDraw({ groupSize: 3, count: 3 })];
    const there = check({ draws, pool }).candidatesByLeader.get(1);
    expect(check({ draws, pool: pool.toReversed() }).candidatesByLeader.get(1)).toEqual(there);
    expect(there?.map(({ groupPosition }) => groupPosition)).toEqual([1, 2, 3, 1, 2, 3]);
  });
});
