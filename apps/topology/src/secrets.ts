import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one data folder, each in a file that only its owner may read; generated on first use. */
export class Secrets {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  fileOf(name: string): string {
    return join(this.folder, name);
  }

  /** Letters and digits only, so that it needs no escaping in a URL or an SQL statement. */
  get(name: string): string {
    const file = this.fileOf(name);
    if (!existsSync(file)) this.write(name, randomBytes(32).toString('hex'));
    return readFileSync(file, 'utf8').trim();
  }

  /** Returns the path of the file. */
  write(name: string, value: string): string {
    const file = this.fileOf(name);
    writeFileSync(file, `${value}\n`, { mode: 0o600 });
    return file;
  }

  has(name: string): boolean {
    return existsSync(this.fileOf(name));
  }
}
