// Finds the programs that the production profile needs, and installs missing ones where this process may. Plain Node,
// because `npm test` uses it too.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const MARIADB = { name: 'MariaDB', programs: ['mariadbd', 'mariadb-install-db'], packages: ['mariadb-server'] };
export const REDIS = { name: 'Redis', programs: ['redis-server'], packages: ['redis-server'] };
export const NGINX = { name: 'nginx', programs: ['nginx'], packages: ['nginx'] };
export const HAPROXY = { name: 'HAProxy', programs: ['haproxy'], packages: ['haproxy'] };

const SERVICE_POLICY = '/usr/sbin/policy-rc.d';

/** Debian installs servers in folders that only root's PATH has. */
export function lookWhereServersAre() {
  process.env.PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);
}

export const isInstalled = ({ programs }) => programs.every((program) => findFirst([program]) !== null);

/** Full path of the first of these programs on the PATH, or null. */
export function findFirst(programs) {
  for (const program of programs) {
    const folder = process.env.PATH.split(delimiter).find(
      (candidate) => candidate !== '' && isExecutable(join(candidate, program)),
    );
    if (folder) return join(folder, program);
  }
  return null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export const mayInstall = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/** Installs Debian packages without starting their services. `run` runs a command and throws when it fails. */
export async function installPackages({ packages, run }) {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const ownPolicy = !existsSync(SERVICE_POLICY);
  // Debian starts a server after installing it, unless this file forbids it.
  if (ownPolicy) writeFileSync(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await run(['apt-get', 'update', '-qq'], { environment });
    await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages], { environment });
  } finally {
    if (ownPolicy) rmSync(SERVICE_POLICY, { force: true });
  }
}
