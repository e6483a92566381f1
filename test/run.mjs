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
const specs = (name, options) => results.specs(name, () => runJest({ environment, ...options }));

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

// They wait for half a minute of real time.
const WAITING = ['libs/exam-session/src/closing/held-loop.spec.ts', 'test/hostile/slow-requests.spec.ts'];
const waits = (file) => WAITING.includes(file);
const computes = (file) => !waits(file);

const KILLED = { name: 'killed processes and servers', roots: ['test/fault'] };
const WAITS = { name: 'held loops and requests without an end', among: waits };
const HOSTILE = { name: 'hostile requests', roots: ['test/hostile'], among: computes };
const RULES = {
  name: 'rules, contracts and whole paths',
  without: ['test/browser', 'test/fault', 'test/hostile'],
  among: computes,
  groups: 10,
};
const BROWSER = {
  name: 'in a browser',
  roots: ['test/browser'],
  without: ['test/browser/matrix/long'],
  groups: 9,
};

let ready;
await results.sideBySide([
  () => (ready = buildAndStartServers()),
  checkSources,
  // These mostly wait, so the others use the processor meanwhile.
  async () => {
    await ready;
    await specs('specs that wait', { parts: [KILLED, WAITS], workers: 1, mostMinutes: 20 });
  },
  // The pages come last: they wait for answers, which a busier machine would make late. Three at a time are no faster.
  async () => {
    await ready;
    await specs('specs that compute', { parts: [HOSTILE, RULES], workers: 2, mostMinutes: 60 });
    await specs('specs in a browser', { parts: [BROWSER], workers: 2, mostMinutes: 60 });
  },
]);
const mysqld = findMysql();
if (mysqld !== null) {
  const mysql = await results.step('private MySQL', () => startMysql({ mysqld }));
  // Its tables are written down in its own words.
  const TEST_TEMPLATE_FOLDER = mkdtempSync(join(tmpdir(), 'sunflower-mysql-templates-'));
  environment = { ...environment, ...mysql?.environment, TEST_TEMPLATE_FOLDER };
  const parts = [{ name: 'on MySQL', among: isShortMysqlSpec, groups: 4 }];
  await specs('specs: some of them on MySQL', { parts, workers: 2, mostMinutes: 15 });
  await mysql?.stop();
}
await servers?.stop();
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
