import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { STATEMENT_CACHE_SIZE, WRITER_PRAGMAS, type SqliteConnection, type SqliteStatement } from './connection';

export interface WriterWorkerData {
  file: string;
}

export interface WriterRequest {
  id: number;
  sql: string;
  parameters: unknown[];
}

export interface WriterReply {
  id: number;
  rows?: Record<string, unknown>[];
  affected?: number;
  lastInsertedId?: number;
  error?: { message: string; name: string; code?: string };
}

const port = parentPort as MessagePort;
// eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql has no types of its own
const Connection = require('libsql') as new (file: string) => SqliteConnection;
const connection = new Connection((workerData as WriterWorkerData).file);
connection.exec(WRITER_PRAGMAS);
const statements = new Map<string, SqliteStatement>();

/** Cached statement; when the cache is full, the oldest one is evicted. */
function prepared(sql: string): SqliteStatement {
  let statement = statements.get(sql);
  if (!statement) {
    statement = connection.prepare(sql);
    statements.set(sql, statement);
    if (statements.size > STATEMENT_CACHE_SIZE) statements.delete(statements.keys().next().value as string);
  }
  return statement;
}

function answer({ id, sql, parameters }: WriterRequest): WriterReply {
  try {
    const statement = prepared(sql);
    if (statement.reader) return { id, rows: statement.all(...parameters) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { id, affected: changes, lastInsertedId: Number(lastInsertRowid) };
  } catch (error) {
    const { message, name, code } = error as Error & { code?: string };
    return { id, error: { message, name, code } };
  }
}

/** The thread that owns the embedded engine's writing connection. It runs one statement at a time; null ends it. */
port.on('message', (request: WriterRequest | null) => {
  if (request) {
    port.postMessage(answer(request));
    return;
  }
  connection.close();
  port.close();
});
