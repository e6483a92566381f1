// `npm run rehearsal`: builds if necessary, then runs the rehearsal with the given arguments.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt, ROOT } from '../api/build-stamp.mjs';

const MAIN = join(ROOT, 'dist/apps/rehearsal/src/main.js');

if (!existsSync(MAIN) || !isBuilt()) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'apps/api/build.mjs')], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

// Thousands of candidates create much short-lived garbage; a larger nursery saves CPU that the measured system needs.
const rehearsal = spawn(process.execPath, ['--max-semi-space-size=64', MAIN, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C also reaches the child, which stops the system it started; this process waits for its exit code.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => rehearsal.kill('SIGTERM'));
rehearsal.on('exit', (code) => process.exit(code ?? 1));
