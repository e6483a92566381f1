import { existsSync } from 'node:fs';
import { Worker, type WorkerOptions } from 'node:worker_threads';

// Jest runs the sources, and a thread does not know its transforms and aliases. So the same compiler is put in front of
// `require`, and imports of other libs are resolved to their `index.ts` or `plain.ts`. What it made of a source is kept:
// specs start thousands of threads, and compiling takes longer than most of their work.
const FROM_TYPESCRIPT = `
  const { createHash } = require('node:crypto');
  const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
  const { join } = require('node:path');
  const Module = require('node:module');
  const { sourceFile } = require('node:worker_threads').workerData;
  const options = { swcrc: false, jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
  const libs = sourceFile.replace(/([\\\\/]libs[\\\\/])[^]*$/, '$1');
  const kept = join(libs, '../node_modules/.cache/sunflower-threads');
  const compiled = (file) => {
    const source = readFileSync(file, 'utf8');
    const keptFile = join(kept, createHash('sha256').update(JSON.stringify(options)).update(source).digest('hex') + '.js');
    try {
      return readFileSync(keptFile, 'utf8');
    } catch {
      const { code } = Module.createRequire(sourceFile)('@swc/core').transformSync(source, options);
      keep(keptFile, code);
      return code;
    }
  };
  const keep = (file, code) => {
    const unfinished = file + '.' + process.pid + '.' + require('node:worker_threads').threadId;
    try {
      mkdirSync(kept, { recursive: true });
      writeFileSync(unfinished, code);
      renameSync(unfinished, file);
    } catch {
      // Where nothing can be written, every thread compiles anew.
    }
  };
  require.extensions['.ts'] = (module, file) => module._compile(compiled(file), file);
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (name, ...rest) => {
    const [, lib, door = 'index'] = /^@sunflower[/]([a-z-]+)(?:[/](plain))?$/.exec(name) ?? [];
    return resolve(lib === undefined ? name : join(libs, lib, 'src', door + '.ts'), ...rest);
  };
  require(sourceFile);
`;

// Before anything is loaded: half of a short thread's work is loading. Linux alone keeps a priority by thread.
const AFTER_REQUESTS = `
  const os = require('node:os');
  if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
`;
const FROM_COMPILED = `require(require('node:worker_threads').workerData.sourceFile);`;

/**
 * A thread from the compiled file, or, where there is only the source, from `<entry>.ts`.
 * `afterRequests`: where all cores are busy, threads without it go first.
 */
export function startWorker({
  entry,
  data,
  resourceLimits,
  afterRequests = false,
}: { entry: string; data: object; afterRequests?: boolean } & Pick<WorkerOptions, 'resourceLimits'>): Worker {
  const compiledFile = `${entry}.js`;
  const isCompiled = existsSync(compiledFile);
  return new Worker(`${afterRequests ? AFTER_REQUESTS : ''}${isCompiled ? FROM_COMPILED : FROM_TYPESCRIPT}`, {
    eval: true,
    workerData: { ...data, sourceFile: isCompiled ? compiledFile : `${entry}.ts` },
    resourceLimits,
  });
}
