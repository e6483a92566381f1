// `npm run test:mysql`: every spec that touches MariaDB, on a real MySQL instead, and a rehearsal of 300 whose parts are
// broken. The last line is `N passed, N failed`.
import { lookWhereServersAre } from '../../apps/topology/programs.mjs';
import { requireNode } from '../run/require-node.mjs';
import { installPackages } from '../run/install-packages.mjs';
import { provideServices } from '../run/provide-services.mjs';
import { startServers } from '../run/start-servers.mjs';
import { interruptible, runCommand } from '../run/run-command.mjs';
import { runJest } from '../run/run-jest.mjs';
import { tally } from '../run/tally.mjs';
import { useTemporaryFolder } from '../run/temporary-folder.mjs';
import { fetchMysql } from './fetch-mysql.mjs';
import { findMysql, mysqlVersion } from './find-mysql.mjs';
import { isMysqlSpec } from './mysql-specs.mjs';

const REPORT = 'rehearsal-report/mysql';
const KINDS_OF_FAULT = '13';

process.chdir(new URL('../..', import.meta.url).pathname);
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
await results.step('Redis, nginx and Chromium', () => provideServices());
await results.step('MySQL', async () => {
  process.env.TEST_MYSQLD ??= findMysql() ?? fetchMysql();
  process.env.SUNFLOWER_MYSQLD = process.env.TEST_MYSQLD;
  console.log(`MySQL ${mysqlVersion(process.env.TEST_MYSQLD)}: ${process.env.TEST_MYSQLD}`);
});
if (results.failed === 0) {
  // Specs of whole programs run the built ones.
  await results.step('build', () => runCommand(['npm', 'run', '--silent', 'build']));
  servers = await results.step('private servers', () => startServers());
  await results.specs('specs on MySQL', () =>
    runJest({
      parts: [{ name: 'specs on MySQL', without: ['test/browser', 'test/fault'], among: isMysqlSpec, groups: 12 }],
      environment: servers?.environment,
      workers: 2,
      mostMinutes: 60,
    }),
  );
  await results.specs('specs on MySQL: killed processes and servers', () =>
    runJest({
      parts: [{ name: 'specs on MySQL: killed processes and servers', roots: ['test/fault'] }],
      environment: servers?.environment,
      workers: 1,
      mostMinutes: 20,
    }),
  );
  // Every kind of fault comes once before any comes again.
  await results.step('a rehearsal of 300 on MySQL, with every kind of fault', () =>
    runCommand(['npm', 'run', '--silent', 'test:faults', '--', '--rounds', KINDS_OF_FAULT, '--report', REPORT]),
  );
}
await servers?.stop();
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
