import { readFileSync } from 'node:fs';

/** A spec that comes near a MariaDB or MySQL server says one of these. */
const TOUCHES = /describeOnBothEngines|createMariadbDatabase|PrivateDatabase|'mysql'/;

/** What `npm test` runs on MySQL, where a server is on the PATH: the schema, transactions, plans and backups. */
const SHORT = [
  'test/contract/database.spec.ts',
  'test/contract/pages-by-index.spec.ts',
  'test/contract/schema.spec.ts',
  'test/contract/schema-version.spec.ts',
  'test/e2e/backup/backup-restore.spec.ts',
];

export const isMysqlSpec = (file) => TOUCHES.test(readFileSync(file, 'utf8'));
export const isShortMysqlSpec = (file) => SHORT.includes(file);
