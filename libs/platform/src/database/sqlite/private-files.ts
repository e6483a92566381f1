import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config';
import type { Log } from '../../logging';

const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;
const FOR_OTHERS = 0o077;
/** A folder that everybody shares, as /tmp: it is not ours to close. */
const STICKY = 0o1000;
/** What the programs of this house put into the data folder, with what stands behind these names (-wal, .new). */
const OURS = ['sunflower.sqlite', 'master-secret', 'server.lock', 'demo.json'];

/** What this process writes from now on is for its user alone. */
export function writePrivately(): void {
  process.umask(FOR_OTHERS);
}

/** The data folder, for its user alone; made where it is missing. */
export function makeDataFolder(dataDir: string): void {
  writePrivately();
  mkdirSync(dataDir, { recursive: true, mode: OWNER_ONLY.folder });
}

interface OpenPath {
  path: string;
  mode: number;
}

/**
 * Keys, answers and personal data lie in the data folder: what other users of the machine may read of it is closed, with
 * a line in the log; what cannot be closed is said, and what to do.
 */
export function closeDataFolder({
  config: { profile, dataDir },
  log,
}: {
  config: Pick<Config, 'profile' | 'dataDir'>;
  log: Log;
}): void {
  writePrivately();
  if (profile === 'embedded') makeDataFolder(dataDir);
  const folder = statSync(dataDir, { throwIfNoEntry: false });
  if (!folder) return;
  if ((folder.mode & STICKY) !== 0) warn({ log, path: dataDir, mode: folder.mode });
  else close({ log, path: dataDir, mode: folder.mode, to: OWNER_ONLY.folder });
  for (const { path, mode } of ourFiles(dataDir)) close({ log, path, mode, to: OWNER_ONLY.file });
}

function ourFiles(dataDir: string): OpenPath[] {
  return readdirSync(dataDir)
    .filter((name) => OURS.some((ours) => name.startsWith(ours)))
    .flatMap((name) => {
      const path = join(dataDir, name);
      // Gone since it was listed: the server beside this program works with these files.
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found?.isFile() ? [{ path, mode: found.mode }] : [];
    });
}

function close({ log, path, mode, to }: OpenPath & { log: Log; to: number }): void {
  if ((mode & FOR_OTHERS) === 0) return;
  try {
    chmodSync(path, to);
    // Some file systems take a mode and keep their own.
    const now = statSync(path).mode;
    if ((now & FOR_OTHERS) !== 0) warn({ log, path, mode: now });
    else log.info('data-folder.closed', { path, mode: octal(mode), now: octal(now) });
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOENT':
        return;
      case 'EPERM':
      case 'EACCES':
      case 'EROFS':
      case 'ENOTSUP':
        warn({ log, path, mode });
        return;
      default:
        throw error;
    }
  }
}

const warn = ({ log, path, mode }: OpenPath & { log: Log }): void =>
  log.warn('data-folder.open-to-others', {
    path,
    mode: octal(mode),
    advice:
      'Other users of this machine may read keys, answers and personal data. Give the folder to the user that runs Sunflower and chmod it 700, or set DATA_DIR to a folder of its own.',
  });

const octal = (mode: number): string => (mode & 0o7777).toString(8);
