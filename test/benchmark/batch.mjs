// Runs a batch in its own process.
import { loadTypescript } from '../run/load-typescript.mjs';

loadTypescript('../benchmark/batch.ts');
