import { existsSync } from 'node:fs';
import { Worker, type WorkerOptions } from 'node:worker_threads';

// Jest runs the sources, and a thread knows nothing of its transforms: the same compiler is put in front of `require`.
const FROM_TYPESCRIPT = `
  const { readFileSync } = require('node:fs');
  const { createRequire } = require('node:module');
  const { sourceFile } = require('node:worker_threads').workerData;
  const { transformSync } = createRequire(sourceFile)('@swc/core');
  const options = { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
  require.extensions['.ts'] = (module, file) => module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
  require(sourceFile);
`;

/** A thread from the compiled file, or, where there is only the source, from `<entry>.ts`. */
export function startWorker({
  entry,
  data,
  resourceLimits,
}: { entry: string; data: object } & Pick<WorkerOptions, 'resourceLimits'>): Worker {
  const compiledFile = `${entry}.js`;
  if (existsSync(compiledFile)) return new Worker(compiledFile, { workerData: data, resourceLimits });
  return new Worker(FROM_TYPESCRIPT, {
    eval: true,
    workerData: { ...data, sourceFile: `${entry}.ts` },
    resourceLimits,
  });
}
