import { connect, type Socket } from 'node:net';
import { until } from '../fixtures/until';
import { HostilePlace } from './hostile-place';
import { sendRaw } from './raw-request';

const SLOW = 200;
// Ten seconds of grace and a check every second; headers have twenty seconds and a check every five.
const LONGEST_MS = 60_000;

jest.setTimeout(150_000);

/** Opens a connection that sends `sends` and then nothing more. */
function stalled({ port, sends }: { port: number; sends: string }): Promise<Socket> {
  return new Promise((connected) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      if (sends === '') connected(socket);
      else socket.write(sends, () => connected(socket));
    });
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => told.set(socket, (told.get(socket) ?? '') + piece.toString('latin1')));
  });
}

const told = new WeakMap<Socket, string>();

const head = (length: number): string =>
  `POST /api/v1/staff/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

const KINDS: Record<string, string> = {
  'half a body': `${head(1_000)}{"username":`,
  'no body': head(1_000),
  'half a form': `POST /api/v1/roster-imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n--x\r\n`,
  'half a head': 'POST /api/v1/staff/sign-in HTTP/1.1\r\nHost: loc',
  'a body that nobody reads': `GET /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n`,
  nothing: '',
};

describe('incomplete requests', () => {
  let place: HostilePlace;
  beforeAll(async () => {
    place = await HostilePlace.open();
  });
  afterAll(() => place.close());

  it('are cut off, whatever their number, while others are answered', async () => {
    const { port } = place;
    const sockets = await Promise.all(
      Array.from({ length: SLOW }, (_, index) =>
        stalled({ port, sends: Object.values(KINDS)[index % Object.keys(KINDS).length]! }),
      ),
    );
    const reply = await sendRaw({ port, request: { method: 'GET', path: '/api/v1/certificates/ZS-1' } });
    expect(reply.status).toBe(404);
    await until('all of them to be cut', () => sockets.every(({ closed }) => closed), LONGEST_MS);
    const [halfABody] = sockets;
    expect(told.get(halfABody!)).toMatch(/^HTTP\/1\.1 408 .*\r\n\r\n\{"code":"REQUEST_TIMEOUT",/s);
  });
});
