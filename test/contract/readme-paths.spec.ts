import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'test/README.md', 'docs/security.md'];

/** What is written as code and looks like a path of this repository, and what is linked or shown from a file. */
function pathsIn(text: string): string[] {
  const asCode = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, code]) => code as string)
    .filter((code) => /^(apps|libs|test|docker|question-banks)\/[^*…<]*$/.test(code));
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link]) => link as string);
  return [...new Set([...asCode, ...linked])];
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');

  it('names only files and folders that are there', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has no picture or table cell left to be filled in', () => {
    expect(text).not.toMatch(/TODO|TBD|待补充|placeholder/i);
  });
});

it('both readmes name the same places', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((document) =>
    pathsIn(readFileSync(join(ROOT, document), 'utf8'))
      .filter((path) => !path.endsWith('.md'))
      .sort(),
  );
  expect(chinese).toEqual(english);
});
