import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Connect, Plugin, UserConfig } from 'vite';

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The Markdown parser and the cleaning of typed text are shared with the server; pages use no other lib code. */
const CONTENT = {
  '@sunflower/content/markdown': here('../../libs/content/src/markdown/index.ts'),
  '@sunflower/content/typed': here('../../libs/content/src/typed/index.ts'),
};

/** In development, serves each page for all addresses below it, as the API and nginx do in production. */
function pagesBelowTheirAddress(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    const page = /^\/(console|verify)(?:[/?]|$)(?!.*\.[a-z]+(?:\?|$))/.exec(request.url ?? '');
    if (page) request.url = `/${page[1]}/index.html`;
    next();
  };
  return { name: 'pages-below-their-address', configureServer: (server) => void server.middlewares.use(rewrite) };
}

/** All supported browsers have woff2: drop KaTeX's fonts in two older formats, 900 KB that no browser would load. */
function formulaFontsAsWoff2(): Plugin {
  return {
    name: 'formula-fonts-as-woff2',
    enforce: 'pre',
    transform: (code, id) =>
      /katex.*\.css$/.test(id) ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g, '') : null,
  };
}

/** Shared settings of the builds of the light pages and the console. */
export const pagesOf = ({
  alias,
  plugins,
  build,
}: {
  alias: Record<string, string>;
  plugins: Plugin[];
  build: UserConfig['build'];
}): UserConfig => ({
  root: here('.'),
  resolve: { alias: { ...CONTENT, ...alias } },
  plugins: [formulaFontsAsWoff2(), react(), pagesBelowTheirAddress(), ...plugins],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: here('../../dist/web'),
    // Two builds write into this folder; dist is emptied before.
    emptyOutDir: false,
    // Android WebView and WeChat from Chromium 87, and Safari from 14.
    target: ['chrome87', 'safari14'],
    sourcemap: false,
    // The content security policy forbids data: URLs and inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    ...build,
  },
});
