import { existsSync } from 'node:fs';
import { Worker, type WorkerOptions } from 'node:worker_threads';

// Jest runs the sources, and a thread does not know its transforms and aliases. So the same compiler is put in front of
// `require`, and imports of other libs are resolved to their `index.ts` or `plain.ts`.
const FROM_TYPESCRIPT = `
  const { readFileSync } = require('node:fs');
  const { join } = require('node:path');
  const Module = require('node:module');
  const { sourceFile } = require('node:worker_threads').workerData;
  const { transformSync } = Module.createRequire(sourceFile)('@swc/core');
  const options = { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
  require.extensions['.ts'] = (module, file) => module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
  const libs = sourceFile.replace(/([\\\\/]libs[\\\\/])[^]*$/, '$1');
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (name, ...rest) => {
    const [, lib, door = 'index'] = /^@sunflower[/]([a-z-]+)(?:[/](plain))?$/.exec(name) ?? [];
    return resolve(lib === undefined ? name : join(libs, lib, 'src', door + '.ts'), ...rest);
  };
  require(sourceFile);
`;

/** Starts a thread from the compiled file or, where only the source exists, from `<entry>.ts`. */
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
