// `npm start`: installs and builds what is missing, then runs API, worker and web app in one process.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, ROOT } from './build-stamp.mjs';

const OLDEST_NODE = [20, 19];

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    stop(
      `Node ${process.versions.node} is too old: Sunflower needs Node ${OLDEST_NODE.join('.')} or newer (https://nodejs.org).`,
    );
  }
}

function isInstalled() {
  const mark = join(ROOT, 'node_modules', '.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(ROOT, 'package.json')).mtimeMs - 1000;
}

function step(title, command, args) {
  const startedMs = Date.now();
  process.stdout.write(`${title} …\n`);
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop(`${title} failed; see above.`);
  process.stdout.write(`  done in ${Math.round((Date.now() - startedMs) / 1000)} s\n`);
}

requireNode();
if (!isInstalled())
  step('Installing the packages (about a minute the first time)', 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel',
    'error',
  ]);
if (!isBuilt()) step('Building (about half a minute)', process.execPath, [join(ROOT, 'apps/api/build.mjs')]);

// The production profile has no demo; the embedded profile makes one in a new data folder.
const args = process.env.SUNFLOWER_PROFILE === 'production' ? [] : ['--demo'];
// A larger nursery, so that thousands of short-lived requests rarely outlive a collection.
const server = spawn(process.execPath, ['--max-semi-space-size=32', join(ROOT, 'dist/apps/api/src/main.js'), ...args], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
