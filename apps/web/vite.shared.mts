import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Connect, Plugin, UserConfig } from 'vite';

export const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The parser of Markdown and the cleaning of typed text are the server's; nothing else of the libs comes into a page. */
const CONTENT = {
  '@sunflower/content/markdown': here('../../libs/content/src/markdown/index.ts'),
  '@sunflower/content/typed': here('../../libs/content/src/typed/index.ts'),
};

/** In development, serves each page for every address below it, as the API and nginx do in the built app. */
function pagesBelowTheirAddress(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    const page = /^\/(console|verify)(?:[/?]|$)(?!.*\.[a-z]+(?:\?|$))/.exec(request.url ?? '');
    if (page) request.url = `/${page[1]}/index.html`;
    next();
  };
  return { name: 'pages-below-their-address', configureServer: (server) => void server.middlewares.use(rewrite) };
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

/** What the build of the light pages and that of the console have in common. */
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
    // The build begins with an empty dist, and two builds write into this folder.
    emptyOutDir: false,
    // Android WebView and WeChat from Chromium 87, and Safari from 14.
    target: ['chrome87', 'safari14'],
    sourcemap: false,
    // The content security policy allows neither data: addresses nor inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    ...build,
  },
});
