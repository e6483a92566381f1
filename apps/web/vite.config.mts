import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Connect, type Plugin } from 'vite';

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
      return (await this.resolve(replacement, importer, { skipSelf: true })) ?? this.error(`${replacement} is not installed`);
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [lightPagesOnPreact(), react(), pagesBelowTheirAddress()],
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
      },
      // What every room of the console stands on, in chunks of their own: they change only with their packages, so a browser keeps them.
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack)\// },
          ],
        },
      },
    },
  },
});
