import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  checkBackup,
  holdDataFolder,
  InvalidConfig,
  readBackupKeys,
  readConfig,
  restoreBackup,
  type RestoreReport,
} from '@sunflower/platform';
import { describeContents } from './describe-backup';

const USAGE = 'npm run restore -- --from FILE [--check | --master-secret-to FILE]';

/**
 * `npm run restore` into an empty data folder or database. `--check` reads the file to its end and writes nothing;
 * `--master-secret-to` takes the master secret out of a backup that has it, and nothing else.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      check: { type: 'boolean', default: false },
      'master-secret-to': { type: 'string' },
    },
  });
  const { from: file, check, 'master-secret-to': secretFile } = values;
  if (file === undefined || (check && secretFile !== undefined)) throw new Error(USAGE);
  const keys = readBackupKeys();
  if (keys === null) throw new InvalidConfig('SUNFLOWER_BACKUP_KEY', 'is required to open a backup (or …_FILE)');
  if (secretFile !== undefined) return takeMasterSecret({ file, keys, secretFile });
  if (check) {
    const contents = await checkBackup({ file, keys });
    say([...describeContents(contents), `${file} is whole.`]);
    return;
  }
  const config = readConfig();
  holdDataFolder(config);
  const report = await restoreBackup({ config, file, keys });
  say([...describeContents(report), 'Restored, read back and compared: nothing differs.', ...describeTrail(report)]);
}

async function takeMasterSecret({
  file,
  keys,
  secretFile,
}: {
  file: string;
  keys: string[];
  secretFile: string;
}): Promise<void> {
  const { masterSecret } = await checkBackup({ file, keys });
  if (masterSecret === null) throw new Error(`${file} does not hold the master secret; it was made without it`);
  writeFileSync(secretFile, masterSecret, { mode: 0o600, flag: 'wx', flush: true });
  say([`The master secret is in ${secretFile}.`]);
}

function describeTrail({ trail }: RestoreReport): string[] {
  if (trail.kind === 'not-verified')
    return [`The audit trail was not verified: ${trail.why}. npm run audit:verify does it later.`];
  const { sealed, head, fault } = trail.report;
  if (fault === null) return [`The audit trail is whole: ${sealed} rows in the chain, end ${head.place}:${head.link}`];
  process.exitCode = 3;
  return [
    `The audit trail was faulty when the backup was made (${fault.kind}${fault.place === null ? '' : ` at place ${fault.place}`}). npm run audit:verify names the row.`,
  ];
}

const say = (lines: readonly string[]): boolean => process.stdout.write(`${lines.join('\n')}\n`);

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
