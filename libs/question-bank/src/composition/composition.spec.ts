import { CompositionCount, type CountedQuestion } from './composition';

const aQuestion = (wishes: Partial<CountedQuestion> = {}): CountedQuestion => ({
  domainCode: 'd',
  type: 'single_choice',
  difficulty: 3,
  stem: '测'.repeat(20),
  key: { kind: 'choice', right: [2] },
  source: null,
  ...wishes,
});

describe('the composition of a bank', () => {
  const count = new CompositionCount(2026);
  const source = (year: number) => ({ issuer: '测试机构', title: '测试指南', year });
  [
    aQuestion(),
    aQuestion({ key: { kind: 'choice', right: [0] }, stem: '𠮷'.repeat(19), source: source(2026) }),
    aQuestion({ source: source(2027), difficulty: 1 }),
    aQuestion({ type: 'multiple_choice', key: { kind: 'choice', right: [1, 3] }, source: source(2024) }),
    aQuestion({ type: 'essay', key: { kind: 'essay' }, stem: '测'.repeat(1000), source: source(1990) }),
  ].forEach((question) => count.add(question));
  const { questionCount, cells, letters, lengths, sourceAges, withoutSource } = count.done();

  it('is counted by domain, type and difficulty', () => {
    expect(questionCount).toBe(5);
    expect(cells).toContainEqual({ domainCode: 'd', type: 'single_choice', difficulty: 3, count: 2 });
    expect(cells.reduce((sum, cell) => sum + cell.count, 0)).toBe(5);
  });

  it('counts the right letters of single choice alone, including those that are never right', () => {
    expect(letters).toEqual([
      { letter: 'A', count: 1 },
      { letter: 'B', count: 0 },
      { letter: 'C', count: 2 },
    ]);
  });

  it('counts lengths in characters, with an unbounded last band', () => {
    expect(lengths.filter((band) => band.count > 0)).toEqual([
      { from: 0, to: 19, count: 1 },
      { from: 20, to: 39, count: 3 },
      { from: 400, to: null, count: 1 },
    ]);
  });

  it('counts the ages of sources', () => {
    expect(sourceAges.filter((band) => band.count > 0)).toEqual([
      { from: 0, to: 1, count: 2 },
      { from: 2, to: 3, count: 1 },
      { from: 16, to: null, count: 1 },
    ]);
    expect(withoutSource).toBe(1);
  });
});
