import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotMounted, SmallDisk } from './small-disk';

const folder = mkdtempSync(join(tmpdir(), 'sunflower-small-disk-'));
const isMounted = (place: string): boolean => readFileSync('/proc/mounts', 'utf8').includes(` ${place} `);

function mountIfAllowed(): SmallDisk | NotMounted {
  try {
    return SmallDisk.mount({ folder: join(folder, 'disk'), sizeMb: 4 });
  } catch (error) {
    return error as NotMounted;
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a small disk is full, then has room again, then is gone; or it is said why there is none', async () => {
  const disk = mountIfAllowed();
  if (disk instanceof NotMounted) {
    // Not root, or in a container without the right to mount.
    expect(disk.message).not.toBe('');
    return;
  }
  const write = (): void => writeFileSync(join(disk.folder, 'data'), Buffer.alloc(64 * 1024));
  await disk.fill();
  expect(await disk.freeBytes()).toBe(0);
  expect(write).toThrow(/ENOSPC/);
  await disk.empty();
  write();
  expect(isMounted(disk.folder)).toBe(true);
  disk.unmount();
  expect(isMounted(disk.folder)).toBe(false);
});

it('a disk that cannot be mounted says why', () => {
  expect(() => SmallDisk.mount({ folder: join(folder, 'other'), sizeMb: Number.NaN })).toThrow(NotMounted);
});
