import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAMS = resolve(__dirname, '../../../dist/apps/api/src');
const KEY = 'only-for-tests-a-key-of-backups-only-for-tests';
const MASTER_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

interface Ended {
  code: number;
  said: string;
}

/** The built programs, as an operator calls them. */
describe('the commands for backups', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    if (!existsSync(PROGRAMS)) throw new Error('There is no build: run `npm run build` first');
    folder = mkdtempSync(join(tmpdir(), 'sunflower-commands-'));
    mkdirSync(at('data'));
    writeFileSync(at('data/master-secret'), MASTER_SECRET, { mode: 0o600 });
    expect((await run('migrate', [])).code).toBe(0);
    writeFileSync(at('key'), `${KEY}\n`);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(program: string, args: string[], settings: Record<string, string> = {}): Promise<Ended> {
    const own = { PATH: process.env.PATH, SUNFLOWER_PROFILE: 'embedded', DATA_DIR: at('data') };
    return new Promise((done) => {
      const child = execFile(
        process.execPath,
        [join(PROGRAMS, `${program}.js`), ...args],
        { env: { ...own, ...settings } },
        (_, stdout, stderr) => done({ code: child.exitCode!, said: stdout + stderr }),
      );
    });
  }
  const keyFile = () => ({ SUNFLOWER_BACKUP_KEY_FILE: at('key') });

  it('draw a key for a file when none is set, print it once, and restore with it', async () => {
    const { code, said } = await run('backup', ['--to', at('drawn.backup')]);
    expect([code, said]).toEqual([0, expect.stringContaining('is written')]);
    const [, key] = /\(SUNFLOWER_BACKUP_KEY\): ([0-9a-f]{64})$/m.exec(said)!;
    expect(statSync(at('drawn.backup')).mode & 0o077).toBe(0);
    const restored = await run('restore', ['--from', at('drawn.backup')], {
      DATA_DIR: at('restored'),
      SUNFLOWER_BACKUP_KEY: key!,
    });
    expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('nothing differs')]);
    // The lock belongs to the command, the way a server holds it.
    expect(readdirSync(at('restored')).filter((name) => !name.startsWith('server.lock'))).toEqual(['sunflower.sqlite']);
  }, 60_000);

  it('print no key that was set, and check a file without writing', async () => {
    const { code, said } = await run('backup', ['--to', at('set.backup')], keyFile());
    expect(code).toBe(0);
    expect(said).not.toContain(KEY);
    expect(said).toContain('The master secret is not in it');
    const checked = await run('restore', ['--from', at('set.backup'), '--check'], {
      ...keyFile(),
      DATA_DIR: at('never'),
    });
    expect([checked.code, checked.said]).toEqual([0, expect.stringContaining('is whole')]);
    expect(existsSync(at('never'))).toBe(false);
  }, 60_000);

  it('take the master secret out of a backup that was asked to have it, and of no other', async () => {
    await run('backup', ['--to', at('secret.backup'), '--with-master-secret'], keyFile());
    const take = (from: string) =>
      run('restore', ['--from', at(from), '--master-secret-to', at('taken')], {
        ...keyFile(),
        // Production settings lack a secret here, which is what it is taken out for.
        SUNFLOWER_PROFILE: 'production',
      });
    await run('backup', ['--to', at('bare.backup')], keyFile());
    expect(await take('bare.backup')).toEqual({
      code: 1,
      said: expect.stringMatching(/does not hold the master secret/),
    });
    expect((await take('secret.backup')).code).toBe(0);
    expect(readFileSync(at('taken'), 'utf8')).toBe(MASTER_SECRET);
    expect(statSync(at('taken')).mode & 0o077).toBe(0);
    expect((await take('secret.backup')).code).toBe(1);
  }, 60_000);

  it('end with a code and one line when something is wrong', async () => {
    const wrong: [string, string[], Record<string, string>, RegExp][] = [
      ['backup', [], {}, /^npm run backup -- --to FILE/],
      ['restore', [], {}, /^npm run restore -- --from FILE/],
      ['restore', ['--from', at('set.backup')], {}, /^SUNFLOWER_BACKUP_KEY: is required/],
      ['backup', ['--to', at('x')], { SUNFLOWER_BACKUP_KEY: 'short' }, /^SUNFLOWER_BACKUP_KEY: needs at least 32/],
      [
        'backup',
        ['--to', at('x')],
        { SUNFLOWER_BACKUP_KEY: MASTER_SECRET },
        /^SUNFLOWER_BACKUP_KEY: is a master secret/,
      ],
      ['backup', ['--to', at('x')], { DATA_DIR: at('nothing-here') }, /^DATA_DIR: there is no database/],
      ['backup', ['--to', at('no-folder/x')], {}, /does not exist. Make the folder first/],
      ['restore', ['--from', at('set.backup')], keyFile(), /has a database already/],
    ];
    for (const [program, args, settings, words] of wrong) {
      const { code, said } = await run(program, args, settings);
      expect([code, said]).toEqual([1, expect.stringMatching(words)]);
      expect(said.trim().split('\n')).toHaveLength(1);
    }
    expect(existsSync(at('x'))).toBe(false);
  }, 120_000);
});
