// A batch in a process of its own.
import { loadTypescript } from '../run/load-typescript.mjs';

loadTypescript('../benchmark/batch.ts');
