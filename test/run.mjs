// Command two, `npm test`: plain Node, so that it runs on a fresh clone.
import { delimiter } from 'node:path';
import { requireNode } from './run/require-node.mjs';
import { installPackages } from './run/install-packages.mjs';
import { provideServices } from './run/provide-services.mjs';
import { startServers } from './run/start-servers.mjs';
import { runJest } from './run/run-jest.mjs';
import { interruptible, runCommand } from './run/run-command.mjs';
import { tally } from './run/tally.mjs';
import { useTemporaryFolder } from './run/temporary-folder.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
// Debian keeps servers where only root's PATH looks.
process.env.PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);
const results = tally();
const onInterrupt = interruptible();

requireNode();
const removeTemporaryFolder = useTemporaryFolder();
let servers = null;
onInterrupt(async () => {
  await servers?.stop();
  removeTemporaryFolder();
});

await results.step('packages', () => installPackages());
const services = await results.step('MariaDB, Redis and Chromium', () => provideServices());

for (const [heading, script] of [
  ['types', 'typecheck'],
  ['lint', 'lint'],
  ['dependency rules', 'depcruise'],
  ['unused code', 'knip'],
  // The specs that kill processes run the built ones.
  ['build', 'build'],
]) {
  await results.step(heading, () => runCommand(['npm', 'run', '--silent', script]));
}

servers = await results.step('private servers', () => startServers());
const environment = { ...servers?.environment, ...services?.environment };
for (const [heading, selection] of [
  ['specs: rules, contracts and whole paths', { workers: 2, without: ['test/browser', 'test/fault'] }],
  ['specs: killed processes and servers', { workers: 1, only: 'test/fault' }],
  ['specs: in a browser', { workers: 1, only: 'test/browser' }],
]) {
  await results.specs(heading, () => runJest({ environment, ...selection }));
}
await servers?.stop();
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
