import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folder in the data folder in which a restore builds; it is removed before and after. */
export const RESTORING = 'restoring';

/**
 * Beginnings of the names that a backup leaves out: the database is read by itself, the master secret is kept apart,
 * and a lock means nothing elsewhere.
 */
const LEFT_OUT = ['sunflower.sqlite', 'master-secret', 'server.lock'];

const isLeftOut = (name: string): boolean =>
  name === RESTORING || name.endsWith('.new') || LEFT_OUT.some((beginning) => name.startsWith(beginning));

export interface DataFiles {
  /** Paths within the data folder, with `/`, in order. */
  paths: string[];
  /** Links, sockets and the like, which a backup does not follow. */
  notTaken: string[];
}

/** The files of the data folder beside the database; none when there is no folder. */
export async function listDataFiles(dataDir: string): Promise<DataFiles> {
  const found: DataFiles = { paths: [], notTaken: [] };
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(join(dataDir, folder))) {
      if (folder === '' && isLeftOut(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.paths.push(path);
      else found.notTaken.push(path);
    }
  };
  await walk('');
  return found;
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Whether a path of a backup stays within the data folder and touches nothing that a backup leaves out. */
export function isDataPath(path: string): boolean {
  const parts = path.split('/');
  return (
    !path.includes('\\') &&
    !path.includes('\0') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..') &&
    !isLeftOut(parts[0] as string)
  );
}
