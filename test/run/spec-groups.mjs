import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const { testTimeout } = createRequire(import.meta.url)('../../jest.config.cjs');

const ROOTS = ['apps', 'libs', 'test'];

/** The spec files below `roots`, except those in the folders `without`. */
export function specFiles({ roots = ROOTS, without = [] }) {
  return roots
    .flatMap((root) => readdirSync(root, { recursive: true }).map((file) => join(root, file)))
    .filter((file) => file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .filter((file) => without.every((folder) => !file.startsWith(`${folder}/`)))
    .sort();
}

/**
 * Writes `count` spec files of about the same work that together run the real ones, or one for each; returns the
 * members by file. Their names begin with `prefix` and sort in their order. Jest loads every module again for each spec file: with Nest and TypeORM that takes two seconds, mostly
 * longer than the tests.
 */
export function writeSpecGroups({ folder, files, count = files.length, prefix }) {
  const groups = new Map(
    (count < files.length ? shared(files, count) : files.map((file) => [file])).map((members, index) => [
      `${prefix}-${String(index + 1).padStart(3, '0')}.spec.ts`,
      members,
    ]),
  );
  for (const [name, members] of groups) writeFileSync(join(folder, name), describeFiles(members));
  return groups;
}

/** Neighbours stay together: they load the same modules. */
function shared(files, count) {
  const weights = files.map(weightOf);
  const share = sum(weights) / count;
  const groups = Array.from({ length: count }, () => []);
  let before = 0;
  files.forEach((file, index) => {
    groups[Math.floor((before + weights[index] / 2) / share)].push(file);
    before += weights[index];
  });
  return groups.filter((members) => members.length > 0);
}

/** A guess of the work: how much is written, twice for two databases, and starting apps. */
function weightOf(file) {
  const text = readFileSync(file, 'utf8');
  const engines = text.includes('describeOnBothEngines') ? 2 : 1;
  return text.length * engines * (text.includes('createTestApp') ? 3 : 1);
}

/** In a group the last file's `jest.setTimeout` would count for all: the longest does. */
const describeFiles = (files) => `const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
const timeouts = [${testTimeout}];
${files.map(describeFile).join('')}jest.setTimeout(Math.max(...timeouts));
`;

const describeFile = (file) => `describe(${JSON.stringify(file)}, () => {
  require(${JSON.stringify(resolve(file))});
  timeouts.push(globalThis[TIMEOUT] ?? 0);
});
`;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
