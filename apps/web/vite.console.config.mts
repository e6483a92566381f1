import { defineConfig } from 'vite';
import { here, pagesOf } from './vite.shared.mts';

export default defineConfig({
  ...pagesOf({
    alias: {},
    plugins: [],
    build: {
      rolldownOptions: {
        input: { console: here('console/index.html') },
        // Shared packages in a chunk of their own, which browsers can cache until the packages change.
        output: {
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules\/(?:react|react-dom|react-router|scheduler|@tanstack)\// }],
          },
        },
      },
    },
  }),
  // The light pages' build copies the public folder.
  publicDir: false,
});
