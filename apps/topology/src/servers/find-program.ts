import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

// Debian installs servers in folders that only root's PATH has.
const ALSO_LOOKED_IN = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** A program that the production profile needs is not installed. */
export class ProgramMissing extends Error {
  constructor({ program, packageName }: Program) {
    super(`${program} is missing: install it (Debian and Ubuntu: apt-get install ${packageName})`);
  }
}

interface Program {
  program: string;
  /** Package name on Debian and Ubuntu. */
  packageName: string;
}

/** Returns the full path. @throws ProgramMissing */
export function findProgram({ program, packageName }: Program): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...ALSO_LOOKED_IN].filter(Boolean);
  const folder = folders.find((candidate) => isExecutable(join(candidate, program)));
  if (folder === undefined) throw new ProgramMissing({ program, packageName });
  return join(folder, program);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
