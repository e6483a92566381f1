// The baseline server in a process of its own.
import { loadTypescript } from '../run/load-typescript.mjs';

loadTypescript('../benchmark/bare/baseline-server.ts');
