import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../random';
import { BackupUnreadable } from './backup-errors';
import { seal, unseal } from './sealed-file';

const KEY = 'a key of backups of more than 32 characters';
const OTHER_KEY = 'another key of backups of over 32 characters';
const CHUNK_BYTES = 64 * 1024;
const HEADER_BYTES = 58;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + 16;
const SEED = 'sealed-file';

describe('a sealed file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-sealed-'));
  const file = join(folder, 'sealed');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const random = seededRandom(SEED);
  const randomBytes = (bytes: number) => Buffer.from(Array.from({ length: bytes }, () => random(256)));

  async function sealed(bytes: Buffer, pieceBytes = 10_000): Promise<Buffer> {
    async function* pieces() {
      for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
    }
    const parts: Buffer[] = [];
    for await (const part of seal({ source: pieces(), key: KEY })) parts.push(part);
    return Buffer.concat(parts);
  }
  async function opened(bytes: Buffer, keys = [KEY]): Promise<Buffer> {
    writeFileSync(file, bytes);
    const parts: Buffer[] = [];
    for await (const part of unseal({ file, keys })) parts.push(part);
    return Buffer.concat(parts);
  }
  const refusal = (bytes: Buffer, keys = [KEY]) =>
    opened(bytes, keys).then(
      () => 'was opened',
      (error: unknown) => (error instanceof BackupUnreadable ? error.message : `threw ${String(error)}`),
    );
  const flipped = (bytes: Buffer, at: number, bit = 0) => {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1 << bit;
    return changed;
  };

  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 7])(
    'of %i bytes opens to the same bytes',
    async (bytes) => {
      const content = randomBytes(bytes);
      expect((await opened(await sealed(content))).equals(content)).toBe(true);
    },
  );

  it('shows nothing of its content, and is another file each time', async () => {
    const content = Buffer.from('visible text '.repeat(100));
    const [one, two] = [await sealed(content), await sealed(content)];
    expect(one.includes('visible')).toBe(false);
    expect(one.subarray(HEADER_BYTES).equals(two.subarray(HEADER_BYTES))).toBe(false);
  });

  it('opens with the right one of several keys, and says when it is not among them', async () => {
    const bytes = await sealed(randomBytes(10));
    expect(await opened(bytes, [OTHER_KEY, KEY])).toHaveLength(10);
    expect(await refusal(bytes, [OTHER_KEY])).toMatch(/is sealed with another key/);
  });

  it('is refused with any bit of its header changed', async () => {
    const bytes = await sealed(randomBytes(100));
    for (let at = 0; at < HEADER_BYTES; at += 1)
      for (const bit of [0, 7])
        expect([at, await refusal(flipped(bytes, at, bit))]).toEqual([
          at,
          expect.stringMatching(/is no backup|has the form|sealed with another key|was changed/),
        ]);
  });

  it(`is refused with one bit changed at any of 60 places (seed ${SEED})`, async () => {
    const bytes = await sealed(randomBytes(2 * CHUNK_BYTES + 500));
    for (let place = 0; place < 60; place += 1) {
      const at = HEADER_BYTES + random(bytes.length - HEADER_BYTES);
      expect([at, await refusal(flipped(bytes, at, random(8)))]).toEqual([at, expect.stringMatching(/was changed/)]);
    }
  });

  it(`is refused when cut off at any of 60 places, also between two chunks (seed ${SEED})`, async () => {
    const bytes = await sealed(randomBytes(2 * CHUNK_BYTES + 500));
    const places = Array.from({ length: 60 }, () => random(bytes.length));
    for (const chunks of [0, 1, 2]) places.push(HEADER_BYTES + chunks * SEALED_CHUNK_BYTES);
    for (const length of places)
      expect([length, await refusal(bytes.subarray(0, length))]).toEqual([
        length,
        expect.stringMatching(/cut off|is no backup/),
      ]);
  });

  it('is refused with two chunks swapped, a chunk left out, and bytes or another file behind it', async () => {
    const bytes = await sealed(randomBytes(3 * CHUNK_BYTES));
    const header = bytes.subarray(0, HEADER_BYTES);
    const chunk = (number: number) =>
      bytes.subarray(HEADER_BYTES + number * SEALED_CHUNK_BYTES, HEADER_BYTES + (number + 1) * SEALED_CHUNK_BYTES);
    for (const changed of [
      [header, chunk(1), chunk(0), chunk(2)],
      [header, chunk(0), chunk(2)],
      [bytes, Buffer.from('more')],
      [bytes, await sealed(randomBytes(10))],
    ])
      expect(await refusal(Buffer.concat(changed))).toMatch(/was changed or cut off/);
  });

  it('is told apart from a file of another kind and of a later form', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004 not a backup'))).toMatch(/is no backup of Sunflower/);
    expect(await refusal(Buffer.alloc(0))).toMatch(/is no backup of Sunflower/);
    const later = await sealed(randomBytes(10));
    later.writeUInt16BE(2, 16);
    expect(await refusal(later)).toMatch(/has the form 2, .* reads the form 1/);
  });
});
