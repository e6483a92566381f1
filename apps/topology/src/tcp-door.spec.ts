import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { TcpDoor } from './tcp-door';

describe('a door before a server', () => {
  let echo: Server;
  let door: TcpDoor;
  let client: Socket;

  beforeEach(async () => {
    echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    door = await TcpDoor.open((echo.address() as { port: number }).port);
    client = connect(door.port, '127.0.0.1');
    await once(client, 'connect');
  });

  afterEach(() => {
    client.destroy();
    door.close();
    echo.close();
  });

  const ask = async (text: string): Promise<string> => {
    client.write(text);
    const [answer] = (await once(client, 'data')) as [Buffer];
    return answer.toString();
  };

  it('lets through what is sent', async () => {
    expect(await ask('a')).toBe('a');
  });

  it('holds everything back while it is held, and lets it come when it is released', async () => {
    await ask('a');
    door.hold();
    let answered = false;
    const answer = ask('b').finally(() => {
      answered = true;
    });
    // Another way around the same loop, which an answer through an open door would have overtaken.
    const beside = connect((echo.address() as { port: number }).port, '127.0.0.1');
    beside.write('x');
    await once(beside, 'data');
    beside.destroy();
    expect(answered).toBe(false);
    door.release();
    expect(await answer).toBe('b');
  });
});
