import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Loads a TypeScript file of the test fixtures into this process. Needs installed packages. */
export function loadTypescript(file) {
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] ??= (module, filename) => {
    const { code } = transformFileSync(filename, {
      swcrc: false,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    module._compile(code, filename);
  };
  return require(file);
}
