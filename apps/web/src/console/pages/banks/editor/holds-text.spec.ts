import { newWritten, toFile, withKind, type Written } from './editor-state';
import { holdsText } from './holds-text';

const empty = newWritten('sample');
const withQuestion = (written: Written, change: Partial<Written['questions'][number]>): Written => ({
  ...written,
  questions: written.questions.map((question, index) => (index === 0 ? { ...question, ...change } : question)),
});

describe('a draft', () => {
  it.each(['A1', 'X', 'true_false', 'fill_in', 'matching', 'A3', 'B1'] as const)(
    'is not begun by choosing the type %s alone',
    (kind) => {
      expect(holdsText(toFile(withKind(empty, kind)))).toBe(false);
    },
  );

  it('is not begun by a knowledge point or another difficulty', () => {
    expect(holdsText(toFile(withQuestion(empty, { knowledgePoint: '睡眠', difficulty: 5 })))).toBe(false);
  });

  it('is begun by the first text of a question or its case', () => {
    expect(holdsText(toFile(withQuestion(empty, { stem: '甲' })))).toBe(true);
    expect(holdsText(toFile(withQuestion(empty, { options: ['', '乙'] })))).toBe(true);
    expect(holdsText(toFile(withQuestion(empty, { rationale: '因为' })))).toBe(true);
    const group = withKind(empty, 'A3');
    expect(holdsText(toFile({ ...group, group: { ...group.group!, stimulus: '患儿' } }))).toBe(true);
  });
});
