import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Connect, type Plugin, type Rolldown } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** In development, serves each page for every address below it, as the API and nginx do in the built app. */
function pagesBelowTheirAddress(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    const page = /^\/(console|verify)(?:[/?]|$)(?!.*\.[a-z]+(?:\?|$))/.exec(request.url ?? '');
    if (page) request.url = `/${page[1]}/index.html`;
    next();
  };
  return { name: 'pages-below-their-address', configureServer: (server) => void server.middlewares.use(rewrite) };
}

const preactFor: Record<string, string> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
};

/** React's DOM alone is 68 KB gzip, the budget of the whole exam page 75 KB: all but the console runs on Preact. */
function lightPagesOnPreact(): Plugin {
  const source = here('./src/');
  const consoleSource = here('./src/console/');
  return {
    name: 'light-pages-on-preact',
    enforce: 'pre',
    async resolveId(id, importer) {
      const replacement = preactFor[id];
      if (!replacement || !importer?.startsWith(source) || importer.startsWith(consoleSource)) return null;
      return (
        (await this.resolve(replacement, importer, { skipSelf: true })) ?? this.error(`${replacement} is not installed`)
      );
    },
  };
}

const isServiceWorker = ({ name }: { name: string }) => name === 'service-worker';
const setsFormulas = ({ name }: { name: string }) => name === 'typeset';

/** Tells the service worker which files make up the candidate's page of this build. Their names carry their content's hash. */
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

/** A chunk with all that it may ever load; what sets formulas is left to the papers that have one. */
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

/** Every browser that we promise takes woff2: KaTeX's fonts in two older forms would be 900 KB that nobody asks for. */
function formulaFontsAsWoff2(): Plugin {
  return {
    name: 'formula-fonts-as-woff2',
    enforce: 'pre',
    transform: (code, id) =>
      /katex.*\.css$/.test(id) ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g, '') : null,
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [
    lightPagesOnPreact(),
    formulaFontsAsWoff2(),
    react(),
    pagesBelowTheirAddress(),
    serviceWorkerKnowsItsPage(),
  ],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // Android WebView and WeChat from Chromium 87, and Safari from 14.
    target: ['chrome87', 'safari14'],
    sourcemap: false,
    // The content security policy allows neither data: addresses nor inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        candidate: here('index.html'),
        console: here('console/index.html'),
        verify: here('verify/index.html'),
        'service-worker': here('src/candidate/offline/service-worker.ts'),
      },
      // What every room of the console stands on, in chunks of their own: they change only with their packages, so a browser keeps them.
      output: {
        // Its address is its identity, and the folder it lies in what it may serve.
        entryFileNames: (chunk) => (isServiceWorker(chunk) ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack)\// }],
        },
      },
    },
  },
});
