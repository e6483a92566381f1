// `npm run build`: the server to dist/, the browser app to dist/web, and a stamp of the sources.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, writeBuildStamp } from './build-stamp.mjs';

// Most of what compilers allocate is short-lived: a larger space for that is collected less often.
const MEMORY = '--max-semi-space-size=64';

function run(title, command, args) {
  process.stdout.write(`${title} …\n`);
  const { status } = spawnSync(process.execPath, [MEMORY, join(ROOT, 'node_modules', command), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    process.stderr.write(`${title} failed.\n`);
    process.exit(1);
  }
}

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
run('Building the server', '@nestjs/cli/bin/nest.js', ['build', 'api']);
for (const [title, config] of [
  ['Building the pages', 'vite.light.config.mts'],
  ['Building the console', 'vite.console.config.mts'],
])
  run(title, 'vite/bin/vite.js', ['build', 'apps/web', '--config', `apps/web/${config}`, '--logLevel', 'warn']);
writeBuildStamp();
