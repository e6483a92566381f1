import { existsSync, statSync, utimesSync } from 'node:fs';
import { runCommand } from './run-command.mjs';

// npm's record of installed packages.
const INSTALLED = 'node_modules/.package-lock.json';

/** Runs `npm install` where node_modules is missing or older than the lock file. */
export async function installPackages() {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  await runCommand(['npm', 'install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  const now = new Date();
  // npm does not touch the record when nothing changed; without this it would look outdated for ever.
  utimesSync(INSTALLED, now, now);
}
