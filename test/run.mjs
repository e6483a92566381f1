// Command two, `npm test`: plain Node, so that it runs on a fresh clone.
import { requireNode } from './run/require-node.mjs';
import { installPackages } from './run/install-packages.mjs';
import { provideServices } from './run/provide-services.mjs';
import { startServers } from './run/start-servers.mjs';
import { runJest } from './run/run-jest.mjs';
import { interruptible, runCommand } from './run/run-command.mjs';
import { tally } from './run/tally.mjs';
import { useTemporaryFolder } from './run/temporary-folder.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const results = tally();
const onInterrupt = interruptible();

requireNode();
const removeTemporaryFolder = useTemporaryFolder();
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

const servers = await results.step('private servers', () => startServers());
if (servers) {
  onInterrupt(() => servers.stop().finally(removeTemporaryFolder));
  const environment = { ...servers.environment, ...services?.environment };
  await results.specs('specs: rules, contracts and whole paths', () =>
    runJest({ environment, workers: 2, without: ['test/browser', 'test/fault'] }));
  await results.specs('specs: killed processes and servers', () => runJest({ environment, workers: 1, only: 'test/fault' }));
  await results.specs('specs: in a browser', () => runJest({ environment, workers: 1, only: 'test/browser' }));
  await servers.stop();
}
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
