import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository, also from dist/apps/topology/src. */
const ROOT = rootAbove(__dirname);

/** The built system. */
export const BUILT = join(ROOT, 'dist');

/** A settings file that the containers use as well. */
export const settingsFile = (name: string): string => join(ROOT, 'docker', name);

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'docker', 'nginx', 'sunflower.conf'))) return folder;
  if (dirname(folder) === folder) throw new Error(`There is no folder docker/ above ${__dirname}`);
  return rootAbove(dirname(folder));
}
