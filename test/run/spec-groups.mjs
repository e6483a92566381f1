import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOTS = ['apps', 'libs', 'test'];
/** Enough that loading Nest and TypeORM matters little, and few enough that two workers end at about the same time. */
const FILES_A_GROUP = 12;

/** The spec files below the roots, except those in the folders `without`. */
export function specFiles({ without }) {
  return ROOTS.flatMap((root) => readdirSync(root, { recursive: true }).map((file) => join(root, file)))
    .filter((file) => file.endsWith('.spec.ts') && !file.includes('node_modules'))
    .filter((file) => without.every((folder) => !file.startsWith(`${folder}/`)))
    .sort();
}

/**
 * Writes spec files that each run a dozen of the real ones, lib by lib; returns the members by file. Jest loads every
 * module again for each spec file: with Nest and TypeORM that takes two seconds, mostly longer than the tests.
 */
export function writeSpecGroups({ folder, files }) {
  const groups = new Map();
  for (const [lib, ofLib] of byLib(files)) {
    const parts = Math.ceil(ofLib.length / FILES_A_GROUP);
    for (let part = 0; part < parts; part += 1) {
      const path = join(folder, `${lib.replaceAll('/', '-')}-${part + 1}.spec.ts`);
      const members = ofLib.filter((_, index) => index % parts === part);
      writeFileSync(path, members.map(describeFile).join(''));
      groups.set(basename(path), members);
    }
  }
  return groups;
}

function byLib(files) {
  const libs = new Map();
  for (const file of files) {
    const lib = file.split('/').slice(0, 2).join('/');
    libs.set(lib, [...(libs.get(lib) ?? []), file]);
  }
  return libs;
}

const describeFile = (file) =>
  `describe(${JSON.stringify(file)}, () => {\n  require(${JSON.stringify(resolve(file))});\n});\n`;
