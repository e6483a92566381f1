import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { TcpDoor } from './tcp-door';

describe('a door in front of a server', () => {
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

  it('passes data through', async () => {
    expect(await ask('a')).toBe('a');
  });

  it('holds data back while it is held, and passes it on when released', async () => {
    await ask('a');
    door.hold();
    let answered = false;
    const answer = ask('b').finally(() => {
      answered = true;
    });
    // Three round trips through another, open door: data that was not held would have arrived by then.
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
