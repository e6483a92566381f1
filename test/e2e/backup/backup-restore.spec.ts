import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import {
  checkBackup,
  makeBackup,
  migrate,
  restoreBackup,
  VerifyAudit,
  writerOptions,
  type Config,
} from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import { compareWithBackup } from '../../../libs/platform/src/backup/compare-with-backup';
import { openSnapshot, type Snapshot } from '../../../libs/platform/src/backup/snapshot';
import { takeMigrationLock } from '../../../libs/platform/src/database/schema-version.repository';
import { SealAudit } from '../../../libs/platform/src/audit/chain/seal-audit';
import { seededRandom } from '../../../libs/platform/src/random';
import { ACandidate } from '../../fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../fixtures/an-exam';
import { through } from '../../fixtures/candidate-routes';
import { createTestApp, type TestApp } from '../../fixtures/test-app';
import {
  createEmptyPlace,
  createTestPlace,
  describeOnBothEngines,
  type TestEngine,
  type TestPlace,
} from '../../fixtures/test-database';

const KEY = 'only-for-tests-a-key-of-backups-only-for-tests';
const SEED = 'backup-restore';
const CANDIDATES = 6;

interface Told {
  sessionId: string;
  revision: number;
}

describeOnBothEngines('a backup', (engine) => {
  const other: TestEngine = engine === 'sqlite' ? 'mysql' : 'sqlite';
  let folder: string;
  let source: TestPlace;
  let app: TestApp;
  let exam: ExamFixture;
  let candidates: ACandidate[];
  let file: string;
  /** Per session, the highest revision acknowledged before the backup began. */
  let toldBefore: Told[];
  let savesDuring = 0;
  const empties: TestPlace[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sunflower-backups-'));
    source = await createTestPlace(engine);
    const { dataDir } = source.config;
    mkdirSync(join(dataDir, 'fonts', 'rare'), { recursive: true });
    writeFileSync(
      join(dataDir, 'fonts', 'rare', 'glyphs.ttf'),
      Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 256)),
    );
    writeFileSync(join(dataDir, 'demo.json'), '{"demo":"测试"}');
    writeFileSync(join(dataDir, 'server.lock'), 'not to be kept');
    writeFileSync(join(dataDir, 'master-secret'), 'not-to-be-kept-unless-asked-for-by-its-flag');
    symlinkSync('/etc/hostname', join(dataDir, 'a-link'));
    app = await createTestApp({ engine, config: source.config, modules: [ReportingModule] });
    exam = await anExam({ app, candidates: CANDIDATES });
    candidates = [];
    for (const [index, registration] of exam.registrations.entries()) {
      const candidate = await ACandidate.signedIn({
        app,
        ticketNumber: registration.ticketNumber,
        accessCode: exam.accessCodes[index]!,
      });
      expect((await candidate.start()).status).toBe(200);
      candidates.push(candidate);
    }
    await app.get(SealAudit).seal();
    await backUpDuringSaves();
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await source.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const { remove } of empties.splice(0)) await remove();
  });

  const backUp = (name: string, withMasterSecret = false) =>
    makeBackup({ config: source.config, clock: app.clock, file: join(folder, name), key: KEY, withMasterSecret });
  const restore = (config: Config, from = file) => restoreBackup({ config, file: from, keys: [KEY] });
  const emptyPlace = async (on: TestEngine = engine): Promise<Config> => {
    const place = await createEmptyPlace(on);
    empties.push(place);
    return place.config;
  };

  /** Every candidate saves without a pause, from before the backup until after it. */
  async function backUpDuringSaves(): Promise<void> {
    let isOver = false;
    const acknowledged = new Map(candidates.map(({ sessionId }) => [sessionId, 0]));
    const saving = candidates.map(async (candidate) => {
      for (let revision = 1; !isOver; revision += 1) {
        const { status } = await candidate.save([{ itemNumber: 1, revision, response: 'AB'[revision % 2]! }]);
        expect(status).toBe(200);
        acknowledged.set(candidate.sessionId, revision);
      }
    });
    while ([...acknowledged.values()].some((revision) => revision < 3))
      await new Promise((resolve) => setImmediate(resolve));
    toldBefore = [...acknowledged].map(([sessionId, revision]) => ({ sessionId, revision }));
    ({ file } = await backUp('running.backup'));
    savesDuring = [...acknowledged.values()].reduce((sum, revision) => sum + revision, 0);
    savesDuring -= toldBefore.reduce((sum, { revision }) => sum + revision, 0);
    isOver = true;
    await Promise.all(saving);
  }

  async function onDatabase<T>(config: Config, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const dataSource = await new DataSource(writerOptions(config)).initialize();
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }
  /** Names of what stands in the place, without the lock of a server. */
  async function contentOf(config: Config): Promise<string[]> {
    const files = existsSync(config.dataDir) ? readdirSync(config.dataDir) : [];
    if (config.profile === 'embedded') return files;
    const tables = await onDatabase(config, (dataSource) =>
      dataSource.query('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'),
    );
    return [...files, ...tables.map(({ name }: { name: string }) => name)];
  }

  async function expectWhole(config: Config, on: TestEngine): Promise<void> {
    const restored = await createTestApp({ engine: on, config, modules: [ReportingModule] });
    try {
      for (const { sessionId, revision } of toldBefore) {
        const revisions = await restored.database.select<{ revision: number; response: string }>(
          'SELECT revision, response FROM response WHERE session_id = ? ORDER BY revision',
          [sessionId],
        );
        expect(revisions.length).toBeGreaterThanOrEqual(revision);
        // None is missing between the first and the last.
        expect(revisions.map((row) => row.revision)).toEqual(revisions.map((_, index) => index + 1));
      }
      expect(await restored.get(VerifyAudit).verify()).toMatchObject({ fault: null, unknown: 0 });
      const goesOn = through(restored, candidates[0]!);
      expect((await goesOn.save([{ itemNumber: 2, revision: 1, response: 'C' }])).status).toBe(200);
      expect((await goesOn.submit()).status).toBe(200);
    } finally {
      await restored.close();
    }
  }

  it('made during saves holds every save acknowledged before it began', async () => {
    expect(savesDuring).toBeGreaterThan(0);
    const config = await emptyPlace();
    const report = await restore(config);
    expect(report.trail).toMatchObject({ kind: 'verified', report: { fault: null, unsealed: 0 } });
    await expectWhole(config, engine);
  });

  it('sees one moment: what is committed after it began is in no table', async () => {
    const rowsIn = async (snapshot: Snapshot, name: string) => {
      const table = (await snapshot.tables()).find((one) => one.name === name)!;
      let rows = 0;
      for await (const batch of snapshot.rows(table)) rows += batch.length;
      return rows;
    };
    const before = await openSnapshot({ config: source.config });
    const { sessionId } = candidates[1]!;
    expect((await candidates[1]!.save([{ itemNumber: 3, revision: 1, response: 'A' }])).status).toBe(200);
    expect((await candidates[1]!.submit()).status).toBe(200);
    const [stored] = await app.database.select<{ n: number }>('SELECT COUNT(*) AS n FROM response');
    expect(await rowsIn(before, 'response')).toBe(Number(stored!.n) - 1);
    const sessions = (await before.tables()).find(({ name }) => name === 'exam_session')!;
    const [id, state] = ['id', 'state'].map((column) => sessions.columns.indexOf(column));
    for await (const batch of before.rows(sessions))
      for (const row of batch) if (row[id!] === sessionId) expect(row[state!]).toBe('in_progress');
    await before.close();
  });

  it('is compared after a restore: a changed, a missing and an additional row are found', async () => {
    const config = await emptyPlace();
    const contents = await restore(config);
    const compare = () => compareWithBackup({ config, contents });
    await compare();
    const one = 'WHERE item_number = 1 AND revision = 2';
    await onDatabase(config, (dataSource) => dataSource.query(`UPDATE response SET response = '"Z"' ${one}`));
    await expect(compare()).rejects.toThrow('response has other rows after the restore than the backup');
    await onDatabase(config, (dataSource) => dataSource.query(`DELETE FROM response ${one}`));
    await expect(compare()).rejects.toThrow(/response has \d+ rows after the restore/);
    await onDatabase(config, (dataSource) =>
      dataSource.query(`DELETE FROM schema_migration WHERE name = '${contents.migrations.at(-1)!}'`),
    );
    await expect(compare()).rejects.toThrow('other migrations than the backup');
  });

  it('is restored on the other engine, row for row', async () => {
    const config = await emptyPlace(other);
    const report = await restore(config);
    expect(report.engine).toBe(engine);
    await expectWhole(config, other);
  });

  it('is the same after it was restored and backed up again', async () => {
    const config = await emptyPlace();
    const { tables } = await restore(config);
    const again = await makeBackup({ config, clock: app.clock, file: join(folder, 'again.backup'), key: KEY });
    expect(again.tables).toEqual(tables);
    expect(again.files.map(({ path }) => path)).toEqual(['demo.json', 'fonts/rare/glyphs.ttf']);
  });

  it('holds the files of the data folder, and neither secret nor lock', async () => {
    const contents = await checkBackup({ file, keys: [KEY] });
    expect(contents.files.map(({ path }) => path)).toEqual(['demo.json', 'fonts/rare/glyphs.ttf']);
    expect(contents.masterSecret).toBeNull();
    expect((await backUp('links.backup')).notTaken).toEqual(['a-link']);
    const config = await emptyPlace();
    await restore(config);
    const [from, to] = [source.config.dataDir, config.dataDir].map((one) => join(one, 'fonts/rare/glyphs.ttf'));
    expect(readFileSync(to!).equals(readFileSync(from!))).toBe(true);
    expect(readdirSync(config.dataDir).sort()).toEqual(
      ['demo.json', 'fonts', ...(engine === 'sqlite' ? ['sunflower.sqlite'] : [])].sort(),
    );
  });

  it('holds the master secret when that is asked for, and puts it beside an embedded database', async () => {
    const { file: withSecret, masterSecret } = await backUp('with-secret.backup', true);
    expect(masterSecret).toBe(source.config.masterSecret);
    const config = { ...(await emptyPlace('sqlite')), masterSecret: null };
    expect((await restore(config, withSecret)).trail).toMatchObject({ kind: 'verified' });
    expect(readFileSync(join(config.dataDir, 'master-secret'), 'utf8')).toBe(masterSecret);
  });

  it('restored without its master secret says that the trail was not verified', async () => {
    const config = { ...(await emptyPlace('sqlite')), masterSecret: null };
    expect((await restore(config)).trail).toMatchObject({ kind: 'not-verified', why: expect.stringMatching(/secret/) });
  });

  it('is refused beside another master secret, and nothing is left', async () => {
    const config = { ...(await emptyPlace()), masterSecret: 'another-secret'.padEnd(40, '-') };
    await expect(restore(config)).rejects.toThrow(/does not hold the secret/);
    expect(await contentOf(config)).toEqual([]);
  });

  it('is refused with another key', async () => {
    const config = await emptyPlace();
    const restoring = restoreBackup({ config, file, keys: ['another-key'.padEnd(40, '-')] });
    await expect(restoring).rejects.toThrow(/sealed with another key/);
    expect(await contentOf(config)).toEqual([]);
  });

  it(`is refused cut off, and with one bit changed, before anything is written (seed ${SEED})`, async () => {
    const config = await emptyPlace();
    const bytes = readFileSync(file);
    const random = seededRandom(SEED);
    const damaged = join(folder, 'damaged.backup');
    for (let round = 0; round < 12; round += 1) {
      writeFileSync(damaged, bytes.subarray(0, random(bytes.length)));
      await expect(restore(config, damaged)).rejects.toThrow(/cut off|is no backup/);
      const changed = Buffer.from(bytes);
      changed[random(bytes.length)]! ^= 1 << random(8);
      writeFileSync(damaged, changed);
      await expect(restore(config, damaged)).rejects.toThrow(/was changed|is no backup|another key|has the form/);
    }
    expect(await contentOf(config)).toEqual([]);
  });

  it('is refused where a database is already, which stays as it was', async () => {
    const place = await createTestPlace(engine);
    empties.push(place);
    const before = await contentOf(place.config);
    await expect(restore(place.config)).rejects.toThrow(/already, and a restore replaces none/);
    expect(await contentOf(place.config)).toEqual(before);
  });

  it('replaces no file of another content', async () => {
    const config = await emptyPlace();
    writeFileSync(join(config.dataDir, 'demo.json'), 'another one');
    await expect(restore(config)).rejects.toThrow(/demo.json exists with other content/);
    expect(await contentOf(config)).toEqual(['demo.json']);
  });

  it('of a newer schema is refused, and of a table that the migrations do not make leaves nothing', async () => {
    await app.database.execute(
      `INSERT INTO schema_migration (timestamp, name) VALUES (1999999999999, 'AddTomorrow1999999999999')`,
    );
    const newer = await backUp('newer.backup');
    await app.database.execute('DELETE FROM schema_migration WHERE timestamp = 1999999999999');
    await app.database.execute('CREATE TABLE a_stranger (id int NOT NULL, PRIMARY KEY (id))');
    const strange = await backUp('strange.backup');
    await app.database.execute('DROP TABLE a_stranger');
    const config = await emptyPlace();
    await expect(restore(config, newer.file)).rejects.toThrow(/AddTomorrow1999999999999, which this version/);
    await expect(restore(config, strange.file)).rejects.toThrow();
    expect(await contentOf(config)).toEqual([]);
  });

  it('replaces no file, and does not lie in the data folder', async () => {
    await expect(backUp('running.backup')).rejects.toThrow(/exists, and a backup replaces no file/);
    await expect(backUp('../'.repeat(9) + source.config.dataDir.slice(1) + '/x.backup')).rejects.toThrow(
      /lies in the data folder/,
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('a restore that was interrupted on MariaDB', () => {
  it('lets no server and no migration use the database, and is run again', async () => {
    const source = await createTestPlace('mysql');
    const folder = mkdtempSync(join(tmpdir(), 'sunflower-backups-'));
    const place = await createEmptyPlace('mysql');
    const app = await createTestApp({ engine: 'mysql', config: source.config });
    const { file } = await makeBackup({ config: source.config, clock: app.clock, file: join(folder, 'b'), key: KEY });
    const half = await new DataSource(writerOptions(place.config)).initialize();
    await half.query('CREATE TABLE restore_under_way (begun int NOT NULL, PRIMARY KEY (begun))');
    await half.runMigrations();
    await expect(createTestApp({ engine: 'mysql', config: place.config })).rejects.toThrow(
      /has begun and not finished/,
    );
    await expect(migrate(place.config)).rejects.toThrow(/has begun and not finished/);
    await restoreBackup({ config: place.config, file, keys: [KEY] });
    expect(await half.query(`SHOW TABLES LIKE 'restore%'`)).toEqual([]);
    await half.destroy();
    await (await createTestApp({ engine: 'mysql', config: place.config })).close();
    await app.close();
    await source.remove();
    await place.remove();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a backup of MariaDB', () => {
  it('keeps migrations away while it reads, and not longer', async () => {
    const place = await createTestPlace('mysql');
    const migration = await new DataSource(writerOptions(place.config)).initialize();
    const mayMigrate = () =>
      takeMigrationLock({ query: (sql, values) => migration.query(sql, values), waitSeconds: 0 });
    const snapshot = await openSnapshot({ config: place.config });
    expect(await mayMigrate()).toBe(false);
    await snapshot.close();
    expect(await mayMigrate()).toBe(true);
    await migration.destroy();
    await place.remove();
  });
});
