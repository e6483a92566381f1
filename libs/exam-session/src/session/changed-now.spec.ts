import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LIBS = resolve(__dirname, '../../../..', 'libs');
/** Nothing of it is seen on a board. */
const UNSEEN = ['SET grading_needed = 0 WHERE', 'SET grading_needed = 1 WHERE'];
// As long as the longest of these statements.
const STATEMENT_LETTERS = 700;

const statements = readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('migrations'))
  .flatMap((path) => {
    const text = readFileSync(join(LIBS, path), 'utf8');
    return [...text.matchAll(/(?:UPDATE|INSERT INTO) exam_session\b/g)].map(({ index }) => ({
      path,
      statement: text.slice(index, index + STATEMENT_LETTERS).split(/\n {2}\}/)[0] as string,
    }));
  });

describe('whatever writes a session', () => {
  it('says when, so that a board that reads what is new finds it', () => {
    expect(statements.length).toBeGreaterThan(6);
    const silent = statements.filter(
      ({ statement }) =>
        !/changed_at|changedNow|this\.changed\b/.test(statement) &&
        !UNSEEN.some((unseen) => statement.includes(unseen)),
    );
    expect(silent).toEqual([]);
  });
});
