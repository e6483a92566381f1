import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { here, pagesOf } from './vite.shared.mts';

/** React DOM alone is 68 KB gzip, and the budget of the whole exam page is 75 KB: these pages use Preact. */
const PREACT = {
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
  react: 'preact/compat',
};

const isServiceWorker = ({ name }: { name: string }) => name === 'service-worker';
const setsFormulas = ({ name }: { name: string }) => name === 'typeset';

/** Inserts the list of files of the candidate's page into the service worker. Their names contain a content hash. */
function serviceWorkerKnowsItsPage(): Plugin {
  return {
    name: 'service-worker-knows-its-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const entry = chunks.find(({ facadeModuleId }) => facadeModuleId === here('index.html'));
        const worker = chunks.find(isServiceWorker);
        if (!entry || !worker) return this.error('the candidate page or its service worker is missing');
        if (worker.imports.length > 0) return this.error('the service worker must be one file');
        const files = [...filesOf(entry, bundle), 'sunflower.svg'].map((file) => `/${file}`).sort();
        const forFormulas = chunks
          .filter(setsFormulas)
          .flatMap((chunk) => [...filesOf(chunk, bundle)])
          .map((file) => `/${file}`)
          .filter((file) => !files.includes(file))
          .sort();
        const contents = [
          ...files,
          ...forFormulas,
          readFileSync(here('index.html'), 'utf8'),
          readFileSync(here('public/sunflower.svg'), 'utf8'),
          worker.code,
        ];
        const version = createHash('sha256').update(contents.join('\n')).digest('hex').slice(0, 16);
        worker.code = `const BUILT_PAGE=${JSON.stringify({ version, entry: `/${entry.fileName}`, files, forFormulas })};${worker.code}`;
      },
    },
  };
}

/** The files of a chunk and of all its imports, without the typesetter, which only papers with formulas load. */
function filesOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const file of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
    found.add(file);
  for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
    const imported = bundle[name];
    if (imported?.type === 'chunk' && !setsFormulas(imported)) filesOf(imported, bundle, found);
  }
  return found;
}

export default defineConfig(
  pagesOf({
    alias: PREACT,
    plugins: [serviceWorkerKnowsItsPage()],
    build: {
      rolldownOptions: {
        input: {
          candidate: here('index.html'),
          verify: here('verify/index.html'),
          'service-worker': here('src/candidate/offline/service-worker.ts'),
        },
        // A service worker is identified by its address, and its folder limits its scope.
        output: { entryFileNames: (chunk) => (isServiceWorker(chunk) ? '[name].js' : 'assets/[name]-[hash].js') },
      },
    },
  }),
);
