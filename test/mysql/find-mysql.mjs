import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The program of a MySQL server on the PATH, or null. MariaDB also installs a program of this name, so each is asked
 * what it is.
 */
export function findMysql() {
  const programs = process.env.PATH.split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'mysqld'));
  return programs.find((program) => mysqlVersion(program) !== null) ?? null;
}

/** Version of a MySQL server program; null when it is something else or does not run. */
export function mysqlVersion(program) {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return null;
  }
  const { status, stdout } = spawnSync(program, ['--no-defaults', '--version'], { encoding: 'utf8' });
  if (status !== 0 || /mariadb/i.test(stdout)) return null;
  return /\bVer (\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null;
}
