import { commonPath, scopeOf } from './audit-scope';

const EXAM = '/35/3501/';
const located = (personPath: string | null) => ({
  id: 'x',
  organisationPath: EXAM,
  personPath,
  examId: 'exam-1',
  personId: 'person-1',
});

describe('who finds an audit row', () => {
  it("are the administrators of the person's organisation and those above, when it lies below the exam's", () => {
    expect(scopeOf(located('/35/3501/350102/'))).toEqual({
      organisationPath: '/35/3501/350102/',
      examId: 'exam-1',
      personId: 'person-1',
    });
  });

  it.each([['/35/3502/'], ['/35/'], [null]])("are those of the exam when the person's organisation is %s", (path) => {
    expect(scopeOf(located(path)).organisationPath).toBe(EXAM);
  });

  it.each([
    ['/35/3501/', '/35/3501/', '/35/3501/'],
    ['/35/3501/350102/', '/35/3501/350103/', '/35/3501/'],
    ['/35/3501/350102/', '/35/3501/', '/35/3501/'],
    ['/35/3501/', '/35/35011/', '/35/'],
    ['/35/', '/36/', null],
    ['/35/', null, null],
  ])('of %s and %s together are those of %s', (one, other, shared) => {
    expect(commonPath(one, other)).toBe(shared);
    expect(commonPath(other, one)).toBe(shared);
  });
});
