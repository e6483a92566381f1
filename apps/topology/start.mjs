// `npm run topology`: installs and builds what is missing, then runs the production shape with the arguments given.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, ROOT } from '../api/build-stamp.mjs';
import { installPackages, isInstalled, lookWhereServersAre, MARIADB, mayInstall, NGINX, REDIS } from './programs.mjs';

const MAIN = join(ROOT, 'dist/apps/topology/src/main.js');

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function run([program, ...args], { environment = {} } = {}) {
  const { status } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${program} ${args[0]} failed; see above.`);
}

async function provideServers() {
  const missing = () => [NGINX, MARIADB, REDIS].filter((server) => !isInstalled(server));
  if (missing().length > 0 && mayInstall())
    await installPackages({ packages: missing().flatMap(({ packages }) => packages), run });
  if (missing().length === 0) return;
  stop(
    missing()
      .map(({ name, packages }) => `${name} is missing: install it (Debian and Ubuntu: apt-get install ${packages[0]})`)
      .join('\n'),
  );
}

lookWhereServersAre();
const asksOnly = process.argv.includes('--help');
try {
  if (!asksOnly) await provideServers();
  if (!existsSync(MAIN) || !isBuilt()) run([process.execPath, join(ROOT, 'apps/api/build.mjs')]);
} catch (error) {
  stop(error.message);
}

const topology = spawn(process.execPath, [MAIN, ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the child too, which stops everything in order; this process waits for its exit code.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', () => topology.kill('SIGTERM'));
topology.on('exit', (code) => process.exit(code ?? 1));
