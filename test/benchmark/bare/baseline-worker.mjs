// Runs the baseline worker in its own process.
import { loadTypescript } from '../../run/load-typescript.mjs';

loadTypescript('../benchmark/bare/baseline-worker.ts');
