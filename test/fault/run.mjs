// `npm run test:faults`: a rehearsal with two apis and two workers whose parts are broken one after another, and its
// oracle's verdict.
import { lookWhereServersAre } from '../../apps/topology/programs.mjs';
import { readOptions, rehearseWithFaults } from './rehearse-with-faults.mjs';

const options = readOptions();
lookWhereServersAre();
// A fault and the calm before it take 20 s on average; the longest may begin until 75 s before the end.
rehearseWithFaults({ ...options, minutes: Math.ceil(options.rounds / 3) + 2 });
