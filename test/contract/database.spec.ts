import {
  AuditEntry,
  Database,
  isUnavailable,
  isDuplicateKey,
  ManualClock,
  newId,
  placeholders,
} from '@sunflower/platform';
import { DataSource } from 'typeorm';
import { createTestApp, TEST_START_MS, type TestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines } from '../fixtures/test-database';
import { createMariadbDatabase } from '../fixtures/servers/test-servers';
import { Gate } from '../fixtures/until';

const TABLE = 'CREATE TABLE tally (id varchar(36) NOT NULL, n int NOT NULL, note varchar(100), PRIMARY KEY (id))';
const TABLE_OPTIONS = { sqlite: '', mysql: ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' };
const CONCURRENT = 400;

class Refused extends Error {}

describeOnBothEngines('the database', (engine) => {
  let test: TestApp;
  let database: Database;

  beforeAll(async () => {
    test = await createTestApp({ engine });
    database = test.database;
    await test.get(DataSource).query(TABLE + TABLE_OPTIONS[engine]);
  });
  afterAll(() => test.close());
  beforeEach(() => database.execute('DELETE FROM tally'));

  const put = (id: string, n = 0) => database.execute('INSERT INTO tally (id, n) VALUES (?, ?)', [id, n]);
  const rows = () => database.select<{ id: string; n: number }>('SELECT id, n FROM tally ORDER BY id');
  const addOne = async (id: string, through = database) => {
    const [row] = await through.select<{ n: number }>(
      `SELECT n FROM tally WHERE id = ?${through.dialect.lockExclusive}`,
      [id],
    );
    await through.execute('UPDATE tally SET n = ? WHERE id = ?', [Number(row?.n) + 1, id]);
  };

  describe('in a transaction', () => {
    it('sees its own writes, which others see only after the commit', async () => {
      const written = new Gate();
      const looked = new Gate();
      const writing = database.transaction(async () => {
        await put('a');
        expect(await rows()).toHaveLength(1);
        written.open();
        await looked.passed;
      });
      await written.passed;
      expect(await rows()).toEqual([]);
      looked.open();
      await writing;
      expect(await rows()).toEqual([{ id: 'a', n: 0 }]);
    });

    it('leaves nothing behind when it fails', async () => {
      const failing = database.transaction(async () => {
        await put('a');
        await database.repository(AuditEntry).insert(anEntry() as never);
        throw new Refused();
      });
      await expect(failing).rejects.toThrow(Refused);
      expect(await rows()).toEqual([]);
      expect(await database.repository(AuditEntry).count()).toBe(0);
    });

    it('joins a nested one: the inner fails with the outer', async () => {
      const failing = database.transaction(async () => {
        await database.transaction(() => put('inner'));
        throw new Refused();
      });
      await expect(failing).rejects.toThrow(Refused);
      expect(await rows()).toEqual([]);
    });

    it('does not hold later queries', async () => {
      await database.transaction(() => put('a'));
      expect(database.inTransaction).toBe(false);
    });

    it('counts exactly when 400 increment concurrently', async () => {
      await put('a');
      await Promise.all(Array.from({ length: CONCURRENT }, () => database.transaction(() => addOne('a'))));
      expect(await rows()).toEqual([{ id: 'a', n: CONCURRENT }]);
    });

    it('counts exactly when two processes increment concurrently, each after a read', async () => {
      const other = await createTestApp({ engine, config: test.config });
      try {
        await put('a');
        const processes = [database, other.database];
        await Promise.all(
          Array.from({ length: 100 }, (_, index) =>
            processes[index % 2]!.transaction(() => addOne('a', processes[index % 2])),
          ),
        );
        expect(await rows()).toEqual([{ id: 'a', n: 100 }]);
      } finally {
        await other.close();
      }
    });

    it('keeps no writes of failing ones among 400 concurrent ones', async () => {
      await put('a');
      const outcomes = await Promise.allSettled(
        Array.from({ length: CONCURRENT }, (_, index) =>
          database.transaction(async () => {
            await addOne('a');
            await put(`row-${index}`);
            if (index % 2 === 1) throw new Refused();
          }),
        ),
      );
      const failed = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(failed.filter(({ reason }) => !(reason instanceof Refused))).toEqual([]);
      const [counter, ...others] = await rows();
      expect(counter).toEqual({ id: 'a', n: CONCURRENT / 2 });
      expect(others.every(({ id }) => Number(id.slice(4)) % 2 === 0)).toBe(true);
      expect(others).toHaveLength(CONCURRENT / 2);
    });
  });

  describe('in a transaction by its handle', () => {
    it('includes what is sent through the handle, and nothing else', async () => {
      const failing = database.transactionByHandle(async (transaction) => {
        await transaction.execute('INSERT INTO tally (id, n) VALUES (?, 0)', ['a']);
        expect(await transaction.select('SELECT id FROM tally')).toEqual([{ id: 'a' }]);
        expect(database.inTransaction).toBe(false);
        expect(await rows()).toEqual([]);
        throw new Refused();
      });
      await expect(failing).rejects.toThrow(Refused);
      expect(await rows()).toEqual([]);
      expect(
        await database.transactionByHandle((transaction) =>
          transaction.execute('INSERT INTO tally (id, n) VALUES (?, 0)', ['a']),
        ),
      ).toBe(1);
      expect(await rows()).toHaveLength(1);
    });

    it('is refused inside another transaction, which it could not join', async () => {
      await expect(database.transaction(() => database.transactionByHandle(() => put('a')))).rejects.toThrow(
        'cannot take part',
      );
    });

    it('leaves other followed transactions alone, whichever ends first', async () => {
      await put('a');
      const add = (transaction: Pick<Database, 'execute'>) =>
        transaction.execute('UPDATE tally SET n = n + 1 WHERE id = ?', ['a']);
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          index % 2 === 0
            ? database.transactionByHandle(add)
            : database.transaction(async () => {
                await add(database);
                expect(database.inTransaction).toBe(true);
              }),
        ),
      );
      expect(await rows()).toEqual([{ id: 'a', n: 100 }]);
    });
  });

  describe('counts', () => {
    const insertKeeping = (...ids: string[]) =>
      database.execute(
        `INSERT INTO tally (id, n) VALUES ${placeholders({ rows: ids.length, columns: 2 })}${database.dialect.keepExisting({ key: ['id'] })}`,
        ids.flatMap((id) => [id, 1]),
      );

    it.each([
      { there: [], sent: ['a', 'b', 'c'], put: 3 },
      { there: ['b'], sent: ['a', 'b', 'c'], put: 2 },
      { there: ['a', 'b'], sent: ['a', 'b'], put: 0 },
      { there: ['a'], sent: ['b', 'b', 'a'], put: 1 },
    ])('$put rows put in when $sent meet $there, which stay as they were', async ({ there, sent, put: expected }) => {
      for (const id of there) await put(id, 7);
      expect(await insertKeeping(...sent)).toBe(expected);
      const kept = (await rows()).filter(({ id }) => there.includes(id as never));
      expect(kept.every(({ n }) => n === 7)).toBe(true);
    });

    it('one change when a compare-and-set wins, and none when it is too late', async () => {
      await put('a', 5);
      const takeOver = () => database.execute('UPDATE tally SET n = 6 WHERE id = ? AND n = 5', ['a']);
      expect([await takeOver(), await takeOver()]).toEqual([1, 0]);
    });

    it('a thousand rows in one statement', async () => {
      const ids = Array.from({ length: 1000 }, (_, index) => `row-${index}`);
      expect(await insertKeeping(...ids)).toBe(1000);
    });

    it('deleted rows', async () => {
      await put('a');
      await put('b');
      expect(await database.execute('DELETE FROM tally')).toBe(2);
    });
  });

  describe('holds', () => {
    it('characters beyond the basic plane, and ids that differ only in case', async () => {
      await database.execute('INSERT INTO tally (id, n, note) VALUES (?, 0, ?), (?, 1, ?)', [
        'k',
        '𠮷野家 🌻',
        'K',
        null,
      ]);
      const notes = await database.select('SELECT id, note FROM tally ORDER BY n');
      expect(notes).toEqual([
        { id: 'k', note: '𠮷野家 🌻' },
        { id: 'K', note: null },
      ]);
    });

    it('times, texts and JSON unchanged', async () => {
      const entry = anEntry({
        at: 253_402_300_799_999,
        reason: null,
        details: { extraMinutes: 5, names: ['张三'], nothing: null },
        signature: null,
        place: null,
        link: null,
        organisationPath: null,
        examId: null,
        personId: null,
        address: null,
      });
      await database.transaction(() => database.repository(AuditEntry).insert(entry as never));
      expect(await database.repository(AuditEntry).findOneBy({ id: entry.id })).toEqual(entry);
    });

    it('no second row of the same key, with a recognisable error', async () => {
      await put('a');
      const again = put('a').catch((error: unknown) => error);
      expect(isDuplicateKey(await again)).toBe(true);
      expect(isDuplicateKey(new Error('something else'))).toBe(false);
    });

    it('no row that references a missing one', async () => {
      const orphan = database.execute('INSERT INTO staff_role (staff_id, role, organisation_id) VALUES (?, ?, ?)', [
        'none',
        'trainer',
        'none',
      ]);
      await expect(orphan).rejects.toThrow(/foreign key/i);
    });
  });

  it('returns the time of its own clock', async () => {
    const before = Date.now();
    const timeMs = await database.readTimeMs();
    expect(Math.abs(timeMs - before)).toBeLessThan(5000);
    expect(Number.isInteger(timeMs)).toBe(true);
  });

  it('keeps committed rows when the process restarts', async () => {
    const place = await createTestPlace(engine);
    const first = await createTestApp({ engine, config: place.config });
    const entry = anEntry();
    await first.database.transaction(() => first.database.repository(AuditEntry).insert(entry as never));
    await first.close();
    const second = await createTestApp({ engine, config: place.config });
    expect(await second.database.repository(AuditEntry).count()).toBe(1);
    await second.close();
    await place.remove();
  });
});

describe('the database on SQLite', () => {
  it('refuses a write outside a transaction, and syncs every commit', async () => {
    const test = await createTestApp({ engine: 'sqlite' });
    await expect(test.database.repository(AuditEntry).insert(anEntry() as never)).rejects.toThrow(/readonly/i);
    await expect(test.database.select('DELETE FROM audit_entry')).rejects.toThrow(/readonly/i);
    const [{ synchronous }] = await test.get(DataSource).query('PRAGMA synchronous');
    const [{ journal_mode }] = await test.get(DataSource).query('PRAGMA journal_mode');
    expect({ synchronous, journal_mode }).toEqual({ synchronous: 2, journal_mode: 'wal' });
    await test.close();
  });
});

describe('the database on SQLite, when the engine itself has rolled back', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({ engine: 'sqlite' });
    await test.get(DataSource).query(TABLE);
  });
  afterAll(() => test.close());

  it('commits later transactions, also after another failure', async () => {
    const put = (id: string, or = '') => test.database.execute(`INSERT ${or} INTO tally (id, n) VALUES (?, 0)`, [id]);
    await put('a');
    // As with a full disk: the statement fails and its whole transaction is rolled back.
    await expect(put('a', 'OR ROLLBACK')).rejects.toThrow(/UNIQUE/);
    await put('b');
    const failing = test.database.transaction(async () => {
      await put('c');
      throw new Refused();
    });
    await expect(failing).rejects.toThrow(Refused);
    await put('d');
    const other = await createTestApp({ engine: 'sqlite', config: test.config });
    expect(await other.database.select('SELECT id FROM tally ORDER BY id')).toEqual([
      { id: 'a' },
      { id: 'b' },
      { id: 'd' },
    ]);
    await other.close();
  });
});

describe('the database on MariaDB', () => {
  let test: TestApp;
  let database: Database;

  beforeAll(async () => {
    test = await createTestApp({ engine: 'mysql' });
    database = test.database;
    await test.get(DataSource).query(TABLE + TABLE_OPTIONS.mysql);
    await database.execute('INSERT INTO tally (id, n) VALUES (?, 0), (?, 0)', ['a', 'b']);
  });
  afterAll(() => test.close());

  it('repeats a whole transaction after a deadlock', async () => {
    const bothHoldOne = [new Gate(), new Gate()];
    let attempts = 0;
    const lockInOrder = async ([first, second]: [string, string], mine: number) =>
      database.transaction(async () => {
        attempts += 1;
        await database.execute('UPDATE tally SET n = n + 1 WHERE id = ?', [first]);
        bothHoldOne[mine]!.open();
        await bothHoldOne[1 - mine]!.passed;
        await database.execute('UPDATE tally SET n = n + 1 WHERE id = ?', [second]);
      });
    await Promise.all([lockInOrder(['a', 'b'], 0), lockInOrder(['b', 'a'], 1)]);
    expect(attempts).toBe(3);
    expect(await database.select('SELECT n FROM tally')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('follows a transaction to its end, also when another has ended meanwhile', async () => {
    const [inside, others] = [new Gate(), new Gate()];
    const first = database.transaction(async () => {
      inside.open();
      await others.passed;
      expect(database.inTransaction).toBe(true);
      await database.execute('UPDATE tally SET n = 50');
      throw new Refused();
    });
    await inside.passed;
    await database.transaction(() => database.select('SELECT n FROM tally'));
    others.open();
    await expect(first).rejects.toThrow(Refused);
    expect(await database.select('SELECT n FROM tally WHERE n = 50')).toEqual([]);
  });

  it('recognises a lost connection, keeps nothing of its transaction, and continues with the next', async () => {
    const before = await database.select('SELECT n FROM tally ORDER BY id');
    const error = await database
      .transaction(async () => {
        await database.execute('UPDATE tally SET n = 99');
        const [{ id }] = (await database.select<{ id: number }>('SELECT CONNECTION_ID() AS id')) as [{ id: number }];
        await test.get(DataSource).query(`KILL CONNECTION ${Number(id)}`);
        await database.execute('UPDATE tally SET n = 100');
      })
      .catch((lost: unknown) => lost);
    expect(isUnavailable(error)).toBe(true);
    expect(await database.transaction(() => database.select('SELECT n FROM tally ORDER BY id'))).toEqual(before);
  });

  it('is refused while its schema is older than the program', async () => {
    const { databaseUrl, drop } = await createMariadbDatabase();
    const config = { ...test.config, databaseUrl };
    await expect(createTestApp({ engine: 'mysql', config, clock: new ManualClock(TEST_START_MS) })).rejects.toThrow(
      'npm run migrate',
    );
    await drop();
  });
});

function anEntry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return Object.assign(new AuditEntry(), {
    id: newId(),
    at: TEST_START_MS,
    actorType: 'system',
    actorId: null,
    action: 'contract.tested',
    subjectType: 'contract',
    subjectId: 'contract',
    reason: '测试',
    details: null,
    ...changes,
  });
}
