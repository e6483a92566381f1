// `npm run acts`: writes the table of acts as people read it. Needs a build.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './build-stamp.mjs';

const { actsTable } = createRequire(import.meta.url)(join(ROOT, 'dist/libs/platform/src/access/acts-table.js'));
writeFileSync(join(ROOT, 'docs/acts.md'), actsTable());
