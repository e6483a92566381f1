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

  it('is made for its user alone, and so is what is written into it', () => {
    close();
    writeFileSync(join(dataDir, 'anything'), '');
    mkdirSync(join(dataDir, 'fonts'));
    expect([modeOf(dataDir), modesIn(dataDir), said]).toEqual(['700', { anything: '600', fonts: '700' }, []]);
  });

  it('is closed where an earlier version left it open, with what is ours in it, and each is told', () => {
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

  it('is not closed where everybody shares it, but what is ours in it, and what to do is said', () => {
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

  it('is not made where the profile has its data elsewhere', () => {
    close('production');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('has nothing for others in it while a system runs on it that was set up open', async () => {
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
