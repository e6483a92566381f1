import { createConnection, type Connection } from 'mysql2/promise';

/** A direct connection to the database that bypasses the door. */
export function connectStraight(databaseUrl: string): Promise<Connection> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  return createConnection({
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  });
}

/** Connects, runs the work and always closes; uncommitted changes are rolled back. */
export async function withConnection<T>(databaseUrl: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connectStraight(databaseUrl);
  try {
    return await work(connection);
  } finally {
    // Destroyed without a quit packet, because the server may have ended.
    connection.destroy();
  }
}
