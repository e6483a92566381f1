import { connect, type Socket } from 'node:net';

/** One HTTP/1.1 exchange as bytes. The generator parses no more than needed, so that it is not the limit. */
export interface Exchange {
  bytes: string;
  /** Called with the raw status, head and body. */
  onReply?: (reply: Reply) => void;
}

export interface Reply {
  status: number;
  head: string;
  body: Buffer;
}

/** The measurements of a run of requests; latencies in ms. */
export interface Load {
  count: number;
  refused: number;
  seconds: number;
  latenciesMs: number[];
}

/** Returns the next request of a lane; null ends the lane. */
export type NextExchange = () => Exchange | null;

const HEAD_END = '\r\n\r\n';

/** Opens `lanes` connections, each of which sends its next request after the reply to the last. */
export async function closedLoop({
  port,
  lanes,
  next,
}: {
  port: number;
  lanes: number;
  next: NextExchange;
}): Promise<Load> {
  const load: Load = { count: 0, refused: 0, seconds: 0, latenciesMs: [] };
  const beganMs = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      const lane = await Lane.open(port);
      for (let exchange = next(); exchange; exchange = next())
        await timed({ load, exchange, lane, wishedMs: performance.now() });
      lane.close();
    }),
  );
  return { ...load, seconds: (performance.now() - beganMs) / 1000 };
}

/** Sends requests at a steady pace, whatever the replies; a latency counts from the time the request was due. */
export async function openLoop({
  port,
  lanes,
  next,
  perSecond,
  seconds,
}: {
  port: number;
  lanes: number;
  next: NextExchange;
  perSecond: number;
  seconds: number;
}): Promise<Load> {
  const load: Load = { count: 0, refused: 0, seconds, latenciesMs: [] };
  const idle = await Promise.all(Array.from({ length: lanes }, () => Lane.open(port)));
  const all = [...idle];
  const due: number[] = [];
  const beganMs = performance.now();
  let sent = 0;
  const pump = (): void => {
    while (due.length > 0 && idle.length > 0) {
      const [wishedMs, lane, exchange] = [due.shift() as number, idle.pop() as Lane, next()];
      if (!exchange) return;
      void timed({ load, exchange, lane, wishedMs }).then(() => {
        idle.push(lane);
        pump();
      });
    }
  };
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const elapsedMs = performance.now() - beganMs;
      for (; sent < Math.min(elapsedMs / 1000, seconds) * perSecond; sent += 1)
        due.push(beganMs + (sent / perSecond) * 1000);
      pump();
      if (elapsedMs >= seconds * 1000 && due.length === 0 && idle.length === lanes) {
        clearInterval(timer);
        done();
      }
    }, 1);
  });
  for (const lane of all) lane.close();
  return load;
}

async function timed({
  load,
  exchange,
  lane,
  wishedMs,
}: {
  load: Load;
  exchange: Exchange;
  lane: Lane;
  wishedMs: number;
}): Promise<void> {
  const reply = await lane.ask(exchange.bytes);
  load.latenciesMs.push(performance.now() - wishedMs);
  load.count += 1;
  if (reply.status >= 400) load.refused += 1;
  exchange.onReply?.(reply);
}

/** One keep-alive connection without pipelining. */
class Lane {
  private received: Buffer[] = [];
  private answered: ((reply: Reply) => void) | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (piece: Buffer) => this.receive(piece));
  }

  static open(port: number): Promise<Lane> {
    return new Promise((opened, failed) => {
      const socket = connect(port, '127.0.0.1', () => opened(new Lane(socket)));
      socket.once('error', failed);
    });
  }

  ask(bytes: string): Promise<Reply> {
    return new Promise((answered) => {
      this.answered = answered;
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(piece: Buffer): void {
    this.received.push(piece);
    const all = this.received.length === 1 ? piece : Buffer.concat(this.received);
    const reply = parse(all);
    if (!reply) {
      this.received = [all];
      return;
    }
    this.received = [];
    this.answered?.(reply);
  }
}

/** Null while the reply is incomplete. Every measured reply has a Content-Length. */
function parse(received: Buffer): Reply | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = received.toString('latin1', 0, headEnd);
  const lengthAt = head.search(/content-length: /i);
  const length = lengthAt === -1 ? 0 : Number.parseInt(head.slice(lengthAt + 'content-length: '.length), 10);
  const body = received.subarray(headEnd + HEAD_END.length);
  return body.length < length ? null : { status: Number(head.slice(9, 12)), head, body };
}

export function requestBytes({
  method,
  path,
  cookie,
  body,
}: {
  method: string;
  path: string;
  cookie?: string;
  body: string;
}): string {
  return (
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}` +
    `Accept-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
