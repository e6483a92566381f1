import { createConnection, type Connection } from 'mysql2/promise';

/** A connection of our own to the database, past the door that the system goes through. */
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

/** Connects, and closes whatever becomes of the work; what it did not commit is then rolled back. */
export async function withConnection<T>(databaseUrl: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connectStraight(databaseUrl);
  try {
    return await work(connection);
  } finally {
    // No farewell: the server may have ended meanwhile.
    connection.destroy();
  }
}
