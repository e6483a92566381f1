import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config';
import type { Log } from '../../logging';

const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;
const FOR_OTHERS = 0o077;
/** Sticky bit: a folder that everybody shares, like /tmp, whose mode must stay. */
const STICKY = 0o1000;
/** Prefixes of the files that Sunflower writes into the data folder (suffixes: -wal, .new …). */
const OURS = ['sunflower.sqlite', 'master-secret', 'server.lock', 'demo.json'];

/** Makes files that this process creates from now on accessible to its user only. */
export function writePrivately(): void {
  process.umask(FOR_OTHERS);
}

/** Creates the data folder if it is missing, accessible to its user only. */
export function makeDataFolder(dataDir: string): void {
  writePrivately();
  mkdirSync(dataDir, { recursive: true, mode: OWNER_ONLY.folder });
}

interface OpenPath {
  path: string;
  mode: number;
}

/**
 * Removes other users' access to the data folder and Sunflower's files in it, which hold keys, answers and personal
 * data; logs each change. Where that is impossible, logs a warning with advice.
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
      // May be gone since the listing: a running server works with these files.
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found?.isFile() ? [{ path, mode: found.mode }] : [];
    });
}

function close({ log, path, mode, to }: OpenPath & { log: Log; to: number }): void {
  if ((mode & FOR_OTHERS) === 0) return;
  try {
    chmodSync(path, to);
    // Some file systems accept a mode but do not apply it.
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
