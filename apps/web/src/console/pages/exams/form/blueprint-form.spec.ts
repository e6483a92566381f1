import {
  fromBlueprint,
  groupSizesFor,
  stockFor,
  toBlueprint,
  toDraw,
  totalsOf,
  type DrawForm,
  type Question,
} from './blueprint-form';

const draw = (changes: Partial<DrawForm> = {}): DrawForm => ({
  kind: '/A1',
  difficulty: [1, 5],
  count: 10,
  points: 2,
  ...changes,
});
const question = (changes: Partial<Question> = {}): Question => ({
  domainCode: 'a',
  type: 'single_choice',
  format: 'A1',
  difficulty: 3,
  stimulusId: null,
  ...changes,
});

describe('a blueprint in the form', () => {
  it('has an empty field for a count of a draft that is stored as 0', () => {
    const stored = toBlueprint([{ title: '第一部分', draws: [draw({ count: null })] }]);
    expect(stored.sections[0]?.draws[0]?.count).toBe(0);
    expect(fromBlueprint(stored).flatMap(({ draws }) => draws.map(({ count }) => count))).toEqual([null]);
  });

  it('is the stored one after conversion to the form and back', () => {
    const blueprint = {
      sections: [
        {
          title: '第一部分',
          passMarkPoints: 12,
          draws: [
            {
              domainCode: 'a',
              type: null,
              format: 'B1' as const,
              difficulty: { min: 2, max: 4 },
              count: 6,
              groupSize: 3,
              points: 1.5,
            },
            {
              domainCode: null,
              type: 'true_false' as const,
              format: null,
              difficulty: null,
              count: 5,
              groupSize: null,
              points: 1,
            },
          ],
        },
      ],
    };
    expect(toBlueprint(fromBlueprint(blueprint))).toEqual(blueprint);
  });

  it('asks for any difficulty when the whole range is chosen', () => {
    expect(toDraw(draw({ difficulty: [1, 5] })).difficulty).toBeNull();
    expect(toDraw(draw({ difficulty: [1, 4] })).difficulty).toEqual({ min: 1, max: 4 });
  });

  it('drops the group size for formats of single questions', () => {
    expect(toDraw(draw({ kind: '/A1', groupSize: 3 })).groupSize).toBeNull();
    expect(toDraw(draw({ kind: '/B1', groupSize: 3 })).groupSize).toBe(3);
  });

  it('adds up decimal points exactly, and counts an empty field as zero', () => {
    expect(totalsOf([draw({ count: 3, points: 0.1 }), draw({ count: null }), undefined])).toEqual({
      items: 3,
      points: 0.3,
    });
  });
});

describe('the stock of a draw', () => {
  it('counts matching single questions', () => {
    const questions = [
      question(),
      question({ difficulty: 5 }),
      question({ domainCode: 'b' }),
      question({ stimulusId: 's' }),
      question({ type: 'essay', format: null }),
    ];
    expect(stockFor({ draw: draw(), questions })).toBe(3);
    expect(stockFor({ draw: draw({ domainCode: 'a', difficulty: [1, 4] }), questions })).toBe(1);
    expect(stockFor({ draw: draw({ kind: '/' }), questions })).toBe(3);
    expect(stockFor({ draw: draw({ kind: 'essay/' }), questions })).toBe(1);
  });

  it('counts whole groups of the size asked for', () => {
    const group = (stimulusId: string, size: number) =>
      Array.from({ length: size }, () => question({ format: 'B1', stimulusId }));
    const questions = [...group('s1', 3), ...group('s2', 3), ...group('s3', 4)];
    expect(stockFor({ draw: draw({ kind: '/B1', groupSize: 3 }), questions })).toBe(6);
    expect(groupSizesFor({ draw: draw({ kind: '/B1' }), questions })).toEqual([
      { size: 3, groups: 2 },
      { size: 4, groups: 1 },
    ]);
  });
});
