// `npm test`: plain Node, so that it runs on a fresh clone.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookWhereServersAre } from '../apps/topology/programs.mjs';
import { requireNode } from './run/require-node.mjs';
import { installPackages } from './run/install-packages.mjs';
import { provideServices } from './run/provide-services.mjs';
import { startMysql, startServers } from './run/start-servers.mjs';
import { runJest } from './run/run-jest.mjs';
import { interruptible, runCommand } from './run/run-command.mjs';
import { tally } from './run/tally.mjs';
import { useTemporaryFolder } from './run/temporary-folder.mjs';
import { findMysql } from './mysql/find-mysql.mjs';
import { isShortMysqlSpec } from './mysql/mysql-specs.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
lookWhereServersAre();
const results = tally();
const onInterrupt = interruptible();

requireNode();
const removeTemporaryFolder = useTemporaryFolder();
let servers = null;
let environment = {};
onInterrupt(async () => {
  await servers?.stop();
  removeTemporaryFolder();
});

await results.step('packages', () => installPackages());
const services = await results.step('MariaDB, Redis, nginx and Chromium', () => provideServices());

const script = (name) => runCommand(['npm', 'run', '--silent', name]);
const specs = (name, options) => results.specs(name, () => runJest({ name, environment, ...options }));

async function checkSources() {
  // Most of what it allocates is short-lived: a larger space for that is collected less often.
  const check = [process.execPath, '--max-semi-space-size=128', 'test/run/check-typescript.mjs'];
  await results.step('types and lint', () => runCommand(check));
  await results.step('format', () => script('format:check'));
  await results.step('dependency rules', () => script('depcruise'));
  await results.step('unused code', () => script('knip'));
}

async function buildAndStartServers() {
  // Specs that start processes run the built programs.
  await results.step('build', () => script('build'));
  servers = await results.step('private servers', () => startServers());
  const TEST_TEMPLATE_FOLDER = mkdtempSync(join(tmpdir(), 'sunflower-templates-'));
  environment = { ...servers?.environment, ...services?.environment, TEST_TEMPLATE_FOLDER };
}

let ready;
await results.sideBySide([
  () => (ready = buildAndStartServers()),
  async () => {
    await checkSources();
    await ready;
    await specs('specs: hostile requests', { workers: 1, roots: ['test/hostile'], mostMinutes: 20 });
  },
  // These mostly wait, so the others use the processor meanwhile.
  async () => {
    await ready;
    await specs('specs: killed processes and servers', { workers: 1, roots: ['test/fault'], mostMinutes: 20 });
  },
  async () => {
    await ready;
    await specs('specs: rules, contracts and whole paths', {
      workers: 2,
      groups: 12,
      without: ['test/browser', 'test/fault', 'test/hostile'],
      mostMinutes: 45,
    });
    await specs('specs: in a browser', {
      workers: 2,
      groups: 6,
      roots: ['test/browser'],
      without: ['test/browser/matrix/long'],
      mostMinutes: 25,
    });
  },
]);
const mysqld = findMysql();
if (mysqld !== null) {
  const mysql = await results.step('private MySQL', () => startMysql({ mysqld }));
  // Its tables are written down in its own words.
  const TEST_TEMPLATE_FOLDER = mkdtempSync(join(tmpdir(), 'sunflower-mysql-templates-'));
  environment = { ...environment, ...mysql?.environment, TEST_TEMPLATE_FOLDER };
  await specs('specs: some of them on MySQL', { workers: 2, groups: 4, among: isShortMysqlSpec, mostMinutes: 15 });
  await mysql?.stop();
}
await servers?.stop();
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
