import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the repository, also from dist/apps/topology/src. */
const ROOT = rootAbove(__dirname);

/** The folder of the build. */
export const BUILT = join(ROOT, 'dist');

/** Path of a settings file that is shared with the containers. */
export const settingsFile = (name: string): string => join(ROOT, 'docker', name);

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'docker', 'nginx', 'sunflower.conf'))) return folder;
  if (dirname(folder) === folder) throw new Error(`There is no folder docker/ above ${__dirname}`);
  return rootAbove(dirname(folder));
}
