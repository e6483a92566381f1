import { createServer, request, type Server } from 'node:http';
import { deflateSync } from 'node:zlib';

/** As large as a photograph from a phone that was made small for the web: 800 × 600, about 60 KB. */
const [WIDTH, HEIGHT] = [800, 600];
const NOISE_ROWS = 25;

/** The system with the pictures of the measured exam beside it, under one address. */
export async function serveWithPictures(origin: URL): Promise<{ url: string; close: () => void }> {
  const picture = photograph();
  const server: Server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/api/v1/media/')) {
      outgoing.writeHead(200, { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=31536000, immutable' }).end(picture);
      return;
    }
    const passedOn = request(new URL(incoming.url ?? '/', origin), { method: incoming.method, headers: incoming.headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    passedOn.once('error', () => outgoing.destroy());
    incoming.pipe(passedOn);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the picture server has no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => (server.closeAllConnections(), server.close()) };
}

/** A PNG whose first rows do not pack. */
function photograph(): Buffer {
  let seed = 1;
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT, 0x99);
  for (let row = 0; row < HEIGHT; row += 1) rows[row * (WIDTH * 3 + 1)] = 0;
  for (let at = 1; at < NOISE_ROWS * (WIDTH * 3 + 1); at += 1) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    if (at % (WIDTH * 3 + 1) !== 0) rows[at] = seed >> 16;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
