import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** A file system of its own was refused; the message says why. */
export class NotMounted extends Error {}

interface Mounting {
  /** Where it is to be; made when it is missing. */
  folder: string;
  sizeMb: number;
}

const PIECE = Buffer.alloc(1024 * 1024);

/** A file system of a fixed size in memory, small enough to be filled. Mounting takes root; it goes with `unmount`, at the latest when this process ends. */
export class SmallDisk {
  private readonly unmountAtExit = (): void => this.unmount();

  private constructor(readonly folder: string) {
    process.once('exit', this.unmountAtExit);
  }

  /** @throws NotMounted */
  static mount({ folder, sizeMb }: Mounting): SmallDisk {
    mkdirSync(folder, { recursive: true });
    const { status, error, stderr } = spawnSync(
      'mount',
      ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=700`, 'sunflower', folder],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new NotMounted(error?.message ?? stderr.trim());
    return new SmallDisk(folder);
  }

  /** Takes all the room that is left. */
  async fill(): Promise<void> {
    const file = await open(this.filling, 'w');
    try {
      // A write that finds less room than it wants writes less; the next one is refused.
      for (;;) await file.write(PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives back what `fill` took. */
  async empty(): Promise<void> {
    await rm(this.filling, { force: true });
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** Also while somebody has files open there: it is then gone from the folders, and from memory once they have ended. */
  unmount(): void {
    process.removeListener('exit', this.unmountAtExit);
    spawnSync('umount', ['--lazy', this.folder]);
  }

  private get filling(): string {
    return join(this.folder, 'filling');
  }
}
