import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrivateDatabase } from '../../../../test/fixtures/servers/private-database';
import { NotMounted, SmallDisk } from '../../../topology/src/processes/small-disk';
import { largeRows, useUpTable } from './full-disk';
import { connectStraight } from './straight-connection';

const TABLE = `CREATE TABLE response (
  session_id varchar(36), item_number int, revision int, response text NOT NULL, received_at bigint NOT NULL, made_at bigint, PRIMARY KEY (session_id, item_number, revision)
)`;

const ROWS_BEFORE = 1_000;
/** A new MySQL with its log and its undo tablespaces needs 300 MB. */
const DISK_MB = 512;

jest.setTimeout(60_000);

describe('a full disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-full-disk-'));
  const disk = mountIfAllowed(join(folder, 'disk'));
  let mariadb: PrivateDatabase | null = null;

  beforeAll(async () => {
    if (disk) mariadb = await PrivateDatabase.start({ under: disk.folder });
  });

  afterAll(async () => {
    await mariadb?.stop();
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true });
  });

  it('refuses the next growth of the table, keeps what was committed, and accepts everything again when there is room', async () => {
    // Mounting was refused: not root, or a container without the permission.
    if (!disk || !mariadb) return;
    const url = await mariadb.createDatabase('full');
    const [ours, saving] = [await connectStraight(url), await connectStraight(url)];
    const save = (sessionId: string): Promise<unknown> =>
      saving.query(`INSERT INTO response VALUES (?, 1, 1, REPEAT('x', 7000), 0, NULL)`, [sessionId]);
    const stored = async (): Promise<unknown> => (await saving.query('SELECT DISTINCT session_id FROM response'))[0];
    await ours.query(TABLE);
    await save('before');
    // Large enough that the table grows by megabytes; space allocated in advance would take the next saves.
    await ours.query(
      `INSERT INTO response (session_id, item_number, revision, response, received_at) VALUES ${largeRows({ sessionId: 'before', from: 2, count: ROWS_BEFORE })}`,
    );
    await disk.fill();
    await useUpTable(ours);
    // An existing page may have room for one more row; the next one finds none.
    const saves = await Promise.allSettled([save('a'), save('b'), save('c')]);
    expect(saves.at(-1)).toMatchObject({ status: 'rejected', reason: { errno: 1114 } });
    const taken = ['a', 'b', 'c']
      .filter((_, index) => saves[index]!.status === 'fulfilled')
      .map((id) => ({ session_id: id }));
    await disk.empty();
    ours.destroy();
    expect(await stored()).toEqual([...taken, { session_id: 'before' }]);
    await save('d');
    expect(await stored()).toEqual([...taken, { session_id: 'before' }, { session_id: 'd' }]);
    await saving.end();
  });
});

function mountIfAllowed(place: string): SmallDisk | null {
  try {
    return SmallDisk.mount({ folder: place, sizeMb: DISK_MB });
  } catch (error) {
    if (error instanceof NotMounted) return null;
    throw error;
  }
}
