import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LIBS = resolve(__dirname, '../../../..', 'libs');
/** Statements whose effect no board shows. */
const UNSEEN = ['SET grading_needed = 0 WHERE'];
// The length of the longest of these statements.
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

describe('every statement that writes a session', () => {
  it('sets changed_at, so that boards find the change', () => {
    expect(statements.length).toBeGreaterThan(6);
    const silent = statements.filter(
      ({ statement }) =>
        !/changed_at|changedNow|this\.changed\b/.test(statement) &&
        !UNSEEN.some((unseen) => statement.includes(unseen)),
    );
    expect(silent).toEqual([]);
  });
});
