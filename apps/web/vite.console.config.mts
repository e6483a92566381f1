import { defineConfig } from 'vite';
import { here, pagesOf } from './vite.shared.mts';

export default defineConfig({
  ...pagesOf({
    alias: {},
    plugins: [],
    build: {
      rolldownOptions: {
        input: { console: here('console/index.html') },
        // What every room of the console stands on, in chunks of their own: they change only with their packages, so a browser keeps them.
        output: {
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack)\// }],
          },
        },
      },
    },
  }),
  // The light pages' build copies what is public.
  publicDir: false,
});
