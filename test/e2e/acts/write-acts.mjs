// `npm run acts`: writes the table of acts to docs/acts.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypescript } from '../../run/load-typescript.mjs';

const folder = import.meta.dirname;
const { actsTable } = loadTypescript(join(folder, 'acts-table.ts'));
writeFileSync(join(folder, '../../../docs/acts.md'), actsTable());
