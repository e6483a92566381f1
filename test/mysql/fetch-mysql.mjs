import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mysqlVersion } from './find-mysql.mjs';

/** Debian carries MySQL in this suite only. */
const SUITE = 'sid';
const MIRROR = 'http://deb.debian.org/debian';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const PACKAGE = 'mysql-server-core';
const CACHE = resolve('node_modules/.cache/sunflower-mysql');

/**
 * A MySQL server in a folder of its own, with all libraries that it needs: nothing of the machine is changed, and no
 * root is needed. Downloaded once (65 MB) through apt and checked by Debian's signature. Returns its program.
 * @throws Error that names the ways to provide one
 */
export function fetchMysql() {
  const program = join(CACHE, 'bin', 'mysqld');
  if (mysqlVersion(program) !== null) return program;
  if (!existsSync(KEYRING) || !runs('apt-get') || !runs('dpkg-deb'))
    throw new Error('MySQL is missing: put a mysqld of MySQL 8.4 or newer on the PATH, or name it in TEST_MYSQLD');
  rmSync(CACHE, { recursive: true, force: true });
  const folder = `${CACHE}.new`;
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['state/lists/partial', 'archives/partial', 'root', 'bin'])
    mkdirSync(join(folder, part), { recursive: true });
  download(folder);
  unpack(folder);
  renameSync(folder, CACHE);
  const version = mysqlVersion(program);
  if (version === null) throw new Error(`${program} does not run as a MySQL server`);
  return program;
}

/** An apt that knows this suite alone, and no installed package: it downloads every library. */
function download(folder) {
  const config = join(folder, 'apt.conf');
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${MIRROR} ${SUITE} main\n`);
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': folder,
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '',
    'Debug::NoLocking': 'true',
  };
  writeFileSync(
    config,
    Object.entries(settings)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  );
  const apt = (...args) => run('apt-get', args, { APT_CONFIG: config });
  apt('update', '-qq');
  apt('install', '--download-only', '-y', '-qq', PACKAGE, 'libc6');
}

function unpack(folder) {
  const archives = join(folder, 'archives');
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    run('dpkg-deb', ['-x', join(archives, file), join(folder, 'root')]);
  rmSync(archives, { recursive: true });
  rmSync(join(folder, 'state'), { recursive: true });
  writeFileSync(join(folder, 'bin', 'mysqld'), PROGRAM, { mode: 0o755 });
}

/** The server needs the C library that came with it, which the machine's own loader would not take. */
const PROGRAM = `#!/bin/sh
root=$(cd "$(dirname "$0")/../root" && pwd)
exec "$(echo "$root"/usr/lib*/ld-linux-*.so.*)" --library-path "$(echo "$root"/usr/lib/*-linux-gnu)" \\
  "$root/usr/sbin/mysqld" "$@" --basedir="$root/usr"
`;

const runs = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

function run(program, args, environment = {}) {
  const { status, error, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${error?.message ?? stderr.trim()}`);
}
