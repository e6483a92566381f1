import { gunzipSync } from 'node:zlib';

export interface HttpReply {
  status: number;
  /** `name=value` of the first cookie that was set. */
  cookie: string | null;
  retryAfterSeconds: number | null;
  body: string;
  /** The raw body and its ETag, when the body is not text. */
  bytes: Buffer | null;
  etag: string | null;
}

/** Not HTTP/1.1 as this tool expects of a server. */
export class MalformedReply extends Error {}

interface Head {
  status: number;
  fields: string;
  /** Null for a chunked body. */
  bodyLength: number | null;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Reads consecutive replies of one keep-alive connection without pipelining. Supports much less of HTTP than Node's
 * client, because the candidates share the machine with the measured server.
 */
export class ReplyParser {
  private head: Head | null = null;
  private pieces: Buffer[] = [];
  private length = 0;

  /** The complete reply, or null. @throws MalformedReply */
  push(piece: Buffer): HttpReply | null {
    this.pieces.push(piece);
    this.length += piece.length;
    if (!this.head && !this.readHead()) return null;
    const head = this.head as Head;
    if (head.bodyLength === null) return this.readChunks(head);
    if (this.length < head.bodyLength) return null;
    if (this.length > head.bodyLength) throw new MalformedReply('more bytes than Content-Length says');
    return this.finish(head, this.joined());
  }

  private readHead(): boolean {
    const received = this.joined();
    const end = received.indexOf(HEAD_END);
    if (end === -1) return false;
    this.head = parseHead(received.toString('latin1', 0, end));
    this.replacePieces(received.subarray(end + HEAD_END.length));
    return true;
  }

  private readChunks(head: Head): HttpReply | null {
    const received = this.joined();
    const chunks: Buffer[] = [];
    let position = 0;
    for (;;) {
      const lineEnd = received.indexOf('\r\n', position);
      if (lineEnd === -1) return this.wait(received);
      const size = Number.parseInt(received.toString('latin1', position, lineEnd), 16);
      if (!Number.isInteger(size)) throw new MalformedReply('a chunk without its size');
      const start = lineEnd + 2;
      if (received.length < start + size + 2) return this.wait(received);
      if (size === 0) return this.finish(head, Buffer.concat(chunks));
      chunks.push(received.subarray(start, start + size));
      position = start + size + 2;
    }
  }

  private wait(received: Buffer): null {
    this.replacePieces(received);
    return null;
  }

  private finish(head: Head, body: Buffer): HttpReply {
    this.head = null;
    this.pieces = [];
    this.length = 0;
    const plain = fieldOf(head, 'content-encoding') === 'gzip' ? gunzipSync(body) : body;
    const isBytes = fieldOf(head, 'content-type') === 'application/octet-stream';
    const retryAfter = fieldOf(head, 'retry-after');
    return {
      status: head.status,
      cookie: fieldOf(head, 'set-cookie')?.split(';', 1)[0] ?? null,
      retryAfterSeconds: retryAfter === null ? null : Number(retryAfter),
      body: isBytes ? '' : plain.toString('utf8'),
      bytes: isBytes ? plain : null,
      etag: isBytes ? (fieldOf(head, 'etag')?.replace(/^W\/|"/g, '') ?? null) : null,
    };
  }

  private joined(): Buffer {
    return this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces);
  }

  private replacePieces(rest: Buffer): void {
    this.pieces = rest.length > 0 ? [rest] : [];
    this.length = rest.length;
  }
}

function parseHead(text: string): Head {
  if (!text.startsWith('HTTP/1.1 ')) throw new MalformedReply(`not an HTTP/1.1 reply: ${text.slice(0, 40)}`);
  const head: Head = { status: Number(text.slice(9, 12)), fields: text, bodyLength: 0 };
  const contentLength = fieldOf(head, 'content-length');
  if (contentLength !== null) head.bodyLength = Number(contentLength);
  else if (fieldOf(head, 'transfer-encoding') === 'chunked') head.bodyLength = null;
  return head;
}

const FIELD_PATTERNS = new Map<string, RegExp>(
  ['content-length', 'transfer-encoding', 'content-encoding', 'retry-after', 'set-cookie', 'content-type', 'etag'].map(
    (name) => [name, new RegExp(`\r\n${name}: *([^\r]*)`, 'i')],
  ),
);

function fieldOf({ fields }: Head, name: string): string | null {
  return FIELD_PATTERNS.get(name)?.exec(fields)?.[1] ?? null;
}
