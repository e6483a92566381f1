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

it('fills, empties and unmounts a small disk, or reports why it cannot be mounted', async () => {
  const disk = mountIfAllowed();
  if (disk instanceof NotMounted) {
    // Not root, or in a container that may not mount.
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

it('reports why a disk cannot be mounted', () => {
  expect(() => SmallDisk.mount({ folder: join(folder, 'other'), sizeMb: Number.NaN })).toThrow(NotMounted);
});
