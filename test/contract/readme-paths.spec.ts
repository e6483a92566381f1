import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'test/README.md', 'docs/security.md'];

/** Paths in the text: code that looks like a path of this repository, and links and pictures. */
function pathsIn(text: string): string[] {
  const asCode = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, code]) => code as string)
    .filter((code) => /^(apps|libs|test|docker|question-banks)\/[^*…<]*$/.test(code));
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link]) => link as string);
  return [...new Set([...asCode, ...linked])];
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');

  it('names only files and folders that exist', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has no picture or table cell to be filled in', () => {
    expect(text).not.toMatch(/TODO|TBD|待补充|placeholder/i);
  });
});

describe.each(readdirSync(join(ROOT, 'libs')).filter((lib) => existsSync(join(ROOT, 'libs', lib, 'RULES.md'))))(
  'the rules of %s',
  (lib) => {
    const text = readFileSync(join(ROOT, 'libs', lib, 'RULES.md'), 'utf8');
    const files = [...text.matchAll(/`([\w./-]+\.(?:ts|md))`/g)].map(([, path]) => path as string);

    it('name only files that exist', () => {
      const places = [join(ROOT, 'libs', lib, 'src'), ROOT, join(ROOT, 'libs')];
      expect(files.length).toBeGreaterThan(5);
      expect(files.filter((path) => !places.some((place) => existsSync(join(place, path))))).toEqual([]);
    });
  },
);

it('both readmes name the same paths', () => {
  const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((document) =>
    pathsIn(readFileSync(join(ROOT, document), 'utf8'))
      .filter((path) => !path.endsWith('.md'))
      .sort(),
  );
  expect(chinese).toEqual(english);
});

describe('rooms', () => {
  const folders = ['apps', 'libs', 'test'].flatMap((root) =>
    readdirSync(join(ROOT, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !join(entry.parentPath, entry.name).includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );

  it('hold at most twenty TypeScript files each, not counting specs', () => {
    const sources = (folder: string) =>
      readdirSync(folder).filter((name) => /\.tsx?$/.test(name) && !/\.(spec|d)\.tsx?$/.test(name));
    // Migrations are in one folder, ordered by time.
    const rooms = folders.filter((folder) => !folder.endsWith('/database/migrations'));
    const crowded = rooms.map((folder) => `${folder.slice(ROOT.length + 1)}: ${sources(folder).length}`);
    expect(crowded.filter((line) => Number(line.split(': ')[1]) > 20)).toEqual([]);
  });

  it.each(readdirSync(join(ROOT, 'libs')))('of %s are listed in its README', (lib) => {
    const readme = readFileSync(join(ROOT, 'libs', lib, 'README.md'), 'utf8');
    const rooms = readdirSync(join(ROOT, 'libs', lib, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(rooms.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}/\``))).toEqual([]);
  });
});
