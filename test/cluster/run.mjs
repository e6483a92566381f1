// `npm run test:cluster`: a rehearsal on three Galera nodes behind HAProxy, two Redis servers with three sentinels, two
// nginx, two apis and two workers. Its parts are broken one after another, and its oracle judges.
import {
  HAPROXY,
  installPackages,
  isInstalled,
  lookWhereServersAre,
  mayInstall,
} from '../../apps/topology/programs.mjs';
import { readOptions, rehearseWithFaults } from '../fault/rehearse-with-faults.mjs';
import { runCommand } from '../run/run-command.mjs';

const options = readOptions();
lookWhereServersAre();
if (!isInstalled(HAPROXY) && mayInstall()) await installPackages({ packages: HAPROXY.packages, run: runCommand });
// A fault and the calm before it take 18 s on average; the longest may begin until 75 s before the end.
rehearseWithFaults({ ...options, minutes: Math.ceil(options.rounds / 3) + 3, shape: ['--cluster'] });
