import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestApp } from '../../../../../test/fixtures/test-app';
import { createTestPlace } from '../../../../../test/fixtures/test-database';
import type { Log } from '../../logging';
import { closeDataFolder } from './private-files';

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);
const modesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));

describe('the data folder', () => {
  let parent: string;
  let dataDir: string;
  let umask: number;
  const said: [string, object][] = [];
  const log = {
    info: (fact: string, ids: object) => said.push([fact, ids]),
    warn: (fact: string, ids: object) => said.push([fact, ids]),
  } as unknown as Log;
  const close = (profile: 'embedded' | 'production' = 'embedded') =>
    closeDataFolder({ config: { profile, dataDir }, log });

  beforeEach(() => {
    umask = process.umask(0o022);
    parent = mkdtempSync(join(tmpdir(), 'sunflower-modes-'));
    dataDir = join(parent, 'data');
    said.length = 0;
  });
  afterEach(() => {
    process.umask(umask);
    rmSync(parent, { recursive: true, force: true });
  });

  it('is created with access for its user only, and so are files written into it', () => {
    close();
    writeFileSync(join(dataDir, 'anything'), '');
    mkdirSync(join(dataDir, 'fonts'));
    expect([modeOf(dataDir), modesIn(dataDir), said]).toEqual(['700', { anything: '600', fonts: '700' }, []]);
  });

  it("loses access for others that an earlier version left, as do Sunflower's files, each with a log line", () => {
    mkdirSync(dataDir);
    const ours = [
      'sunflower.sqlite',
      'sunflower.sqlite-wal',
      'sunflower.sqlite-shm',
      'master-secret',
      'server.lock',
      'demo.json',
    ];
    for (const name of [...ours, 'font.ttf']) writeFileSync(join(dataDir, name), '');
    chmodSync(join(dataDir, 'master-secret'), 0o640);
    close();
    expect(modeOf(dataDir)).toBe('700');
    expect(modesIn(dataDir)).toEqual({ ...Object.fromEntries(ours.map((name) => [name, '600'])), 'font.ttf': '644' });
    expect(said[0]).toEqual(['data-folder.closed', { path: dataDir, mode: '755', now: '700' }]);
    expect(said).toContainEqual([
      'data-folder.closed',
      { path: join(dataDir, 'master-secret'), mode: '640', now: '600' },
    ]);
    expect(said).toHaveLength(1 + ours.length);
    said.length = 0;
    close();
    expect(said).toEqual([]);
  });

  it("keeps its mode when it is sticky, but Sunflower's files lose access for others, and advice is logged", () => {
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o1777);
    writeFileSync(join(dataDir, 'sunflower.sqlite'), '');
    close();
    expect([modeOf(dataDir), modesIn(dataDir)]).toEqual(['1777', { 'sunflower.sqlite': '600' }]);
    expect(said[0]).toEqual([
      'data-folder.open-to-others',
      expect.objectContaining({ path: dataDir, mode: '1777', advice: expect.stringContaining('chmod it 700') }),
    ]);
  });

  it('is not created in the production profile', () => {
    close('production');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('has no file that others can read while a server runs on a folder that was open', async () => {
    const place = await createTestPlace('sqlite', { masterSecret: null });
    chmodSync(place.config.dataDir, 0o755);
    chmodSync(join(place.config.dataDir, 'sunflower.sqlite'), 0o644);
    const app = await createTestApp({ engine: 'sqlite', config: place.config });
    try {
      expect(modeOf(place.config.dataDir)).toBe('700');
      const modes = modesIn(place.config.dataDir);
      expect(Object.keys(modes)).toEqual(
        expect.arrayContaining(['sunflower.sqlite', 'sunflower.sqlite-wal', 'sunflower.sqlite-shm', 'master-secret']),
      );
      expect(new Set(Object.values(modes))).toEqual(new Set(['600']));
    } finally {
      await app.close();
      await place.remove();
    }
  });
});
