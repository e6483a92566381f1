import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';

const SERVICES = [
  { name: 'MariaDB', programs: ['mariadbd', 'mariadb-install-db'], packages: ['mariadb-server'], variable: 'TEST_DATABASE_URL' },
  { name: 'Redis', programs: ['redis-server'], packages: ['redis-server'], variable: 'TEST_REDIS_URL' },
  // The fonts: without them the pictures that the browser tests take show boxes for characters.
  { name: 'Chromium', programs: ['chromium'], packages: ['chromium', 'fonts-noto-cjk'], variable: 'CHROMIUM_PATH' },
];
const CHROMIUM_PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SERVICE_POLICY = '/usr/sbin/policy-rc.d';

/**
 * Finds the servers and the browser, or installs them where that is ours to do.
 * @throws Error that names what is missing and the ways out
 */
export async function provideServices() {
  const missing = () => SERVICES.filter((service) => !process.env[service.variable] && !isInstalled(service));
  if (missing().length > 0 && mayInstall()) await install(missing().flatMap(({ packages }) => packages));
  const stillMissing = missing();
  if (stillMissing.length > 0) throw new Error(stillMissing.map(wayOut).join('; '));
  return { environment: { CHROMIUM_PATH: process.env.CHROMIUM_PATH ?? findFirst(CHROMIUM_PROGRAMS) } };
}

const wayOut = ({ name, packages, variable }) =>
  `${name} is missing: install it (Debian and Ubuntu: apt-get install ${packages[0]}) or set ${variable}`;

const isInstalled = ({ name, programs }) =>
  name === 'Chromium' ? findFirst(CHROMIUM_PROGRAMS) !== null : programs.every((program) => findFirst([program]) !== null);

function findFirst(programs) {
  for (const program of programs) {
    const folder = process.env.PATH.split(delimiter).find((candidate) => candidate !== '' && isExecutable(join(candidate, program)));
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

const mayInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

async function install(packages) {
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const ownPolicy = !existsSync(SERVICE_POLICY);
  // Debian starts a server once it is installed; this file is its way to be told not to.
  if (ownPolicy) writeFileSync(SERVICE_POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await runCommand(['apt-get', 'update', '-qq'], { environment });
    await runCommand(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages], { environment });
  } finally {
    if (ownPolicy) rmSync(SERVICE_POLICY, { force: true });
  }
}
