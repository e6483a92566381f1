// `npm run test:browser`: the specs in real Chromium, from sign-in to receipt. The last line is `N passed, N failed`.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookWhereServersAre } from '../../apps/topology/programs.mjs';
import { requireNode } from '../run/require-node.mjs';
import { installPackages } from '../run/install-packages.mjs';
import { provideServices } from '../run/provide-services.mjs';
import { interruptible, runCommand } from '../run/run-command.mjs';
import { runJest } from '../run/run-jest.mjs';
import { tally } from '../run/tally.mjs';
import { useTemporaryFolder } from '../run/temporary-folder.mjs';

// The specs wait for real deadlines, and a busy machine is slow.
const MOST_MINUTES = 60;

process.chdir(new URL('../..', import.meta.url).pathname);
lookWhereServersAre();
const results = tally();
const onInterrupt = interruptible();

requireNode();
const removeTemporaryFolder = useTemporaryFolder();
onInterrupt(removeTemporaryFolder);

await results.step('packages', () => installPackages());
const services = await results.step('MariaDB, Redis, nginx and Chromium', () => provideServices());
await results.step('build', () => runCommand(['npm', 'run', '--silent', 'build']));
await results.specs('specs: in a browser', () =>
  runJest({
    parts: [{ name: 'specs: in a browser', roots: ['test/browser'], groups: 6 }],
    environment: {
      ...services?.environment,
      TEST_TEMPLATE_FOLDER: mkdtempSync(join(tmpdir(), 'sunflower-templates-')),
    },
    workers: 1,
    mostMinutes: MOST_MINUTES,
  }),
);
removeTemporaryFolder();
results.print();
process.exitCode = results.failed > 0 ? 1 : 0;
