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
    // As long a way, through a door that is open, and back, three times: what was not held would be there by now.
    const open = await TcpDoor.open((echo.address() as { port: number }).port);
    const beside = connect(open.port, '127.0.0.1');
    for (let round = 0; round < 3; round += 1) {
      beside.write('x');
      await once(beside, 'data');
    }
    beside.destroy();
    open.close();
    expect(answered).toBe(false);
    door.release();
    expect(await answer).toBe('b');
  });
});
