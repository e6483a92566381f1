import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actsTable } from './acts-table';

const ROOT = resolve(__dirname, '../../..');

it('docs/acts.md equals the table of acts; `npm run acts` writes it', () => {
  expect(readFileSync(join(ROOT, 'docs/acts.md'), 'utf8')).toBe(actsTable());
});
