import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoredZip } from './stored-zip';

// Python's reader checks the directory, the lengths and the checksums.
const READ = `import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))`;

describe('a zip written piece by piece', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-zip-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read by another program, with names in Chinese', () => {
    const zip = new StoredZip();
    const files = { '福州市/测试甲-1.pdf': '第一个文件', '清单.csv': '', 'c.txt': 'x'.repeat(70_000) };
    const pieces = Object.entries(files).map(([path, text]) => zip.file({ path, bytes: Buffer.from(text) }));
    const file = join(folder, 'a.zip');
    writeFileSync(file, Buffer.concat([...pieces, zip.end()]));
    const { stdout, stderr } = spawnSync('python3', ['-c', READ, file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(files);
  });

  it('refuses more files than the format counts', () => {
    const zip = new StoredZip();
    const bytes = Buffer.alloc(0);
    for (let index = 0; index < 0xffff; index += 1) zip.file({ path: String(index), bytes });
    expect(() => zip.file({ path: 'one more', bytes })).toThrow(RangeError);
  });
});
