import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** The file system could not be mounted; the message says why. */
export class NotMounted extends Error {}

interface Mounting {
  /** Mount point; created when it is missing. */
  folder: string;
  sizeMb: number;
}

const PIECE = Buffer.alloc(1024 * 1024);

/**
 * A file system of a fixed size in memory, small enough to fill. Mounting needs root. It is unmounted by `unmount`, at
 * the latest when this process ends.
 */
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

  /** Uses up all free space. */
  async fill(): Promise<void> {
    const file = await open(this.filling, 'w');
    try {
      // A write with too little space left writes less; the next one fails.
      for (;;) await file.write(PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      await file.close();
    }
  }

  /** Frees the space that `fill` used. */
  async empty(): Promise<void> {
    await rm(this.filling, { force: true });
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /**
   * Works even while files there are open: the mount disappears at once, and its memory is freed when they are closed.
   */
  unmount(): void {
    process.removeListener('exit', this.unmountAtExit);
    spawnSync('umount', ['--lazy', this.folder]);
  }

  private get filling(): string {
    return join(this.folder, 'filling');
  }
}
