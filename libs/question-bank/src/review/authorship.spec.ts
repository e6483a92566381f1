import type { QuestionVersion } from '../question/question-version.entity';
import { wroteUnapproved } from './authorship';

const version = (versionNumber: number, createdBy: string, changes: Partial<QuestionVersion> = {}) =>
  ({
    id: `v${versionNumber}`,
    questionId: 'q',
    versionNumber,
    createdBy,
    stem: `题干${versionNumber}`,
    stimulusId: null,
    difficulty: 2,
    ...changes,
  }) as QuestionVersion;
const wrote = (staffId: string, versions: QuestionVersion[], published: number[] = []) =>
  wroteUnapproved({ isTheirs: ({ createdBy }) => createdBy === staffId, versions, published: new Set(published) });

describe('who wrote a part of what is approved', () => {
  it('is everybody who wrote a version since the question was new', () => {
    const versions = [version(1, 'a'), version(2, 'b')];
    expect(wrote('a', versions)).toBe(true);
    expect(wrote('b', versions)).toBe(true);
    expect(wrote('c', versions)).toBe(false);
  });

  it('is only who wrote after the last published version', () => {
    const versions = [version(1, 'a'), version(2, 'b'), version(3, 'c')];
    expect(wrote('a', versions, [1])).toBe(false);
    expect(wrote('b', versions, [1])).toBe(true);
    expect(wrote('b', versions, [2])).toBe(false);
  });

  it('is nobody once the current version was published', () => {
    expect(wrote('a', [version(1, 'a')], [1])).toBe(false);
  });

  it('is also who wrote an older unpublished version that was restored since, whatever its difficulty is now', () => {
    const versions = [version(1, 'a'), version(2, 'b'), version(3, 'c', { stem: '题干1', difficulty: 4 })];
    expect(wrote('a', versions, [2])).toBe(true);
    expect(wrote('a', [version(1, 'a'), version(2, 'b'), version(3, 'c')], [2])).toBe(false);
    expect(wrote('a', versions, [1, 2])).toBe(false);
  });

  it('tells apart a restored question with another case', () => {
    const versions = [
      version(1, 'a', { stimulusId: 's1' }),
      version(2, 'b', { stimulusId: 's1' }),
      version(3, 'c', { stem: '题干1', stimulusId: 's2' }),
    ];
    expect(wrote('a', versions, [2])).toBe(false);
  });
});
