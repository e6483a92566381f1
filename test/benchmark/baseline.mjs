// Runs the baseline server in its own process.
import { loadTypescript } from '../run/load-typescript.mjs';

loadTypescript('../benchmark/bare/baseline-server.ts');
