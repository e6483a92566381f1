import { gzipSync } from 'node:zlib';
import { MalformedReply, ReplyParser } from './reply-parser';

const saved =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nset-cookie: sunflower=abc; Path=/; HttpOnly\r\nContent-Length: 11\r\n\r\n{"a":"甲"}';

describe('ReplyParser', () => {
  it('reads a reply that arrives at once, and the next one', () => {
    const parser = new ReplyParser();
    for (let round = 0; round < 2; round += 1) {
      expect(parser.push(Buffer.from(saved))).toEqual({
        status: 200,
        cookie: 'sunflower=abc',
        retryAfterSeconds: null,
        body: '{"a":"甲"}',
        bytes: null,
        etag: null,
      });
    }
  });

  it('reads a reply that arrives byte by byte', () => {
    const parser = new ReplyParser();
    const bytes = Buffer.from(saved);
    for (let at = 0; at < bytes.length - 1; at += 1) expect(parser.push(bytes.subarray(at, at + 1))).toBeNull();
    expect(parser.push(bytes.subarray(-1))?.body).toBe('{"a":"甲"}');
  });

  it('reads chunks and gzip, cut at any place', () => {
    const zipped = gzipSync('{"saved":[]}');
    const reply = Buffer.concat([
      Buffer.from(
        `HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nRetry-After: 2\r\n\r\n5\r\n`,
      ),
      zipped.subarray(0, 5),
      Buffer.from(`\r\n${(zipped.length - 5).toString(16)}\r\n`),
      zipped.subarray(5),
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
    for (let cut = 1; cut < reply.length; cut += 1) {
      const parser = new ReplyParser();
      const first = parser.push(reply.subarray(0, cut));
      expect(first ?? parser.push(reply.subarray(cut))).toMatchObject({
        status: 503,
        retryAfterSeconds: 2,
        body: '{"saved":[]}',
      });
    }
  });

  it('reads a reply without a body', () => {
    expect(new ReplyParser().push(Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'))).toMatchObject({
      status: 204,
      body: '',
    });
  });

  it('refuses data that is not HTTP', () => {
    expect(() => new ReplyParser().push(Buffer.from('SSH-2.0\r\n\r\n'))).toThrow(MalformedReply);
    expect(() => new ReplyParser().push(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n22'))).toThrow(
      MalformedReply,
    );
  });
});
