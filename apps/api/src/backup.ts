import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import {
  BackupRefused,
  DatabaseClock,
  findMasterSecret,
  makeBackup,
  readBackupKeys,
  readConfig,
} from '@sunflower/platform';
import { describeContents } from './describe-backup';

const USAGE = 'npm run backup -- --to FILE [--with-master-secret]';
/** An exam that is running goes first. */
const POLITE = 10;

/**
 * `npm run backup`, beside running servers. Without SUNFLOWER_BACKUP_KEY it draws a key for this one file and prints it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, 'with-master-secret': { type: 'boolean', default: false } },
  });
  if (values.to === undefined) throw new Error(USAGE);
  const config = readConfig();
  const [key] = readBackupKeys() ?? [];
  const drawn = randomBytes(32).toString('hex');
  if (key !== undefined && findMasterSecret(config)?.includes(key))
    throw new BackupRefused('SUNFLOWER_BACKUP_KEY: is a master secret. Use a key of its own: openssl rand -hex 32');
  setPriority(POLITE);
  const report = await makeBackup({
    config,
    clock: new DatabaseClock(),
    file: values.to,
    key: key ?? drawn,
    withMasterSecret: values['with-master-secret'],
  });
  const lines = [
    ...describeContents(report),
    ...report.notTaken.map((path) => `Left out, because it is no file: ${path}`),
    `${report.file} is written (${report.fileBytes} bytes) and was read back whole.`,
    report.masterSecret === null
      ? 'The master secret is not in it: keep a copy of it apart. Without it no ID number of this backup can be read.'
      : 'The master secret is in it: whoever has this file and its key can read and make everything.',
  ];
  if (key === undefined) lines.push(`The key of this file, kept nowhere else (SUNFLOWER_BACKUP_KEY): ${drawn}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
