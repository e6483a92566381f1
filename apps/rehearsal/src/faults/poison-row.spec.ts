import type { Connection } from 'mysql2/promise';
import { createMariadbDatabase } from '../../../../test/fixtures/servers/test-servers';
import { until } from '../../../../test/fixtures/until';
import { countRefusals, refusePoison, takePoison } from './poison-row';
import { connectStraight } from './straight-connection';

describe('a row that the database refuses', () => {
  let connection: Connection;
  let drop: () => Promise<void>;
  let databaseUrl: string;

  beforeAll(async () => {
    const database = await createMariadbDatabase();
    ({ drop, databaseUrl } = database);
    connection = await connectStraight(databaseUrl);
    await connection.query('CREATE TABLE response (session_id varchar(36) PRIMARY KEY, response text NOT NULL)');
  });

  afterAll(async () => {
    await connection.end();
    await drop();
  });

  const insert = (rows: Record<string, string>): Promise<unknown> =>
    connection.query('INSERT INTO response (session_id, response) VALUES ?', [Object.entries(rows)]);

  it('rejects all rows of its statement, is counted, and does not affect other statements', async () => {
    await refusePoison(connection);
    await connection.beginTransaction();
    await expect(insert({ a: '"A"', b: '"REHEARSAL-POISON"', c: '"A"' })).rejects.toMatchObject({ sqlState: '45000' });
    await connection.rollback();
    await insert({ d: '"A"' });
    expect((await connection.query('SELECT session_id FROM response'))[0]).toEqual([{ session_id: 'd' }]);
    expect(await countRefusals(connection)).toBe(1);
  });

  it('waits for a transaction that holds the table longer than one attempt', async () => {
    const holder = await connectStraight(databaseUrl);
    await holder.beginTransaction();
    await holder.query('SELECT COUNT(*) FROM response');
    const beganAtMs = performance.now();
    const ending = until('an attempt to give up', () => performance.now() > beganAtMs + 1_200).then(() =>
      holder.rollback(),
    );
    const taker = await connectStraight(databaseUrl);
    await taker.query('SET lock_wait_timeout = 1');
    await takePoison(taker);
    await ending;
    await Promise.all([holder.end(), taker.end()]);
    await refusePoison(connection);
  });

  it('is no longer refused once the fault is over, and nothing of it is left', async () => {
    await takePoison(connection);
    await insert({ b: '"REHEARSAL-POISON"' });
    expect((await connection.query('SHOW TABLES'))[0]).toHaveLength(1);
  });
});
