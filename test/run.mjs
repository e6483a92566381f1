// `npm test`: plain Node, so that it runs on a fresh clone.
import { lookWhereServersAre } from '../apps/topology/programs.mjs';
import { requireNode } from './run/require-node.mjs';
import { installPackages } from './run/install-packages.mjs';
import { provideServices } from './run/provide-services.mjs';
import { startServers } from './run/start-servers.mjs';
import { runJest, runJestInGroups } from './run/run-jest.mjs';
import { interruptible, runCommand } from './run/run-command.mjs';
import { tally } from './run/tally.mjs';
import { useTemporaryFolder } from './run/temporary-folder.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
lookWhereServersAre();
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
const services = await results.step('MariaDB, Redis, nginx and Chromium', () => provideServices());

const script = (name) => runCommand(['npm', 'run', '--silent', name]);
// The specs that kill processes run the built programs.
await results.step('build', () => script('build'));
servers = await results.step('private servers', () => startServers());
const environment = { ...servers?.environment, ...services?.environment };

// The specs that kill processes mostly wait, so the others use the processor meanwhile.
await results.sideBySide([
  () =>
    results.specs('specs: killed processes and servers', () =>
      runJest({ environment, workers: 1, only: 'test/fault', mostMinutes: 20 }),
    ),
  async () => {
    await results.step('format', () => script('format:check'));
    await results.step('types', () => script('typecheck'));
    await results.step('dependency rules', () => script('depcruise'));
    await results.step('unused code', () => script('knip'));
  },
  async () => {
    await results.step('lint', () => script('lint'));
    await results.specs('specs: rules, contracts and whole paths', () =>
      runJestInGroups({ environment, workers: 2, without: ['test/browser', 'test/fault'], mostMinutes: 45 }),
    );
  },
]);
await results.specs('specs: in a browser', () =>
  runJest({ environment, workers: 2, only: 'test/browser', without: ['test/browser/matrix/long'], mostMinutes: 25 }),
);
await servers?.stop();
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
