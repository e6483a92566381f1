import { connect, type AddressInfo, type Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { until } from '../../../../test/fixtures/until';
import { EventStream } from './event-stream';

describe('a stream of events', () => {
  let server: FastifyInstance;
  let stream: EventStream | null;
  let endings: number;
  let client: Socket;

  beforeEach(async () => {
    [stream, endings] = [null, 0];
    server = fastify();
    server.get('/', (_, reply) => {
      stream = new EventStream(reply.header('X-Frame-Options', 'DENY'), () => (endings += 1));
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    client = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until('the stream is open', () => stream !== null);
  });
  afterEach(async () => {
    client.destroy();
    await server.close();
  });

  it('sends the headers of every reply, events, and the event again at the end', async () => {
    let text = '';
    client.setEncoding('utf8').on('data', (part: string) => (text += part));
    stream!.send('board', '{"at":1}');
    stream!.end();
    // This is the last chunk; the connection itself stays open for the next request.
    await until('the reply has ended', () => text.endsWith('0\r\n\r\n'));
    expect(text).toContain('x-frame-options: DENY');
    expect(text.toLowerCase()).toContain('content-type: text/event-stream');
    expect(text.indexOf('event: board\ndata: {"at":1}\n\n')).toBeGreaterThan(text.indexOf('retry: '));
    expect(text).toContain('event: again\n');
    stream!.send('board', 'after the end');
    expect(endings).toBe(1);
  });

  it('cuts off a reader that falls behind, and buffers at most a megabyte and one event for it', async () => {
    client.pause();
    const event = 'x'.repeat(200_000);
    let sent = 0;
    // The buffers of the operating system fill first.
    while (endings === 0 && sent < 500) {
      stream!.send('change', event);
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(endings).toBe(1);
    expect(sent).toBeLessThan(100);
  });

  it('ends when its reader disconnects', async () => {
    client.destroy();
    await until('the stream has ended', () => endings === 1);
  });
});
