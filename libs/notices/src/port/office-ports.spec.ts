import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ManualClock } from '@sunflower/platform';
import { NoticeGateway, type GatewayAnswer } from '../../../../test/fixtures/servers/notice-gateway';
import { GroupPort } from './group-port';
import { MailPort } from './mail-port';

const NOTICE = { id: 'notice-1', to: '', subject: '测试考试\r\nBcc: other@example.org', text: '测试考试报名已截止。' };

describe('the port for group chats', () => {
  let gateway: NoticeGateway;
  const clock = new ManualClock(1_000_000);
  const port = (kind: 'wecom' | 'dingtalk', secret: string | null = null) =>
    new GroupPort({ kind, url: `${gateway.url}?key=test`, secret, perSecond: 1 }, clock, 400);

  beforeAll(async () => {
    gateway = await NoticeGateway.open();
  });
  beforeEach(() => gateway.forget());
  afterAll(() => gateway.close());

  it('posts one text message, for DingTalk with a signature in the address', async () => {
    gateway.answer = () => ({ kind: 'json', body: { errcode: 0, errmsg: 'ok' } });
    await expect(port('wecom').send(NOTICE)).resolves.toEqual({ kind: 'sent', reference: null });
    expect(JSON.parse(gateway.requests[0]!.raw)).toEqual({ msgtype: 'text', text: { content: NOTICE.text } });
    await port('dingtalk', 'SECtest').send(NOTICE);
    const asked = new URL(gateway.requests[1]!.url, gateway.url).searchParams;
    expect([asked.get('key'), asked.get('timestamp'), asked.get('sign')]).toEqual([
      'test',
      '1000000',
      createHmac('sha256', 'SECtest').update('1000000\nSECtest').digest('base64'),
    ]);
  });

  it.each([
    [{ kind: 'json', body: { errcode: 93000, errmsg: 'invalid webhook url' } }, 'refused', false],
    [{ kind: 'json', body: { errcode: 45009, errmsg: 'freq out of limit' } }, 'refused', true],
    [{ kind: 'json', status: 502, body: {} }, 'gateway_error', true],
    [{ kind: 'json', body: 'ok' }, 'bad_answer', true],
    [{ kind: 'hang-up' }, 'unreachable', true],
    [{ kind: 'silence' }, 'too_slow', true],
  ] as [GatewayAnswer, string, boolean][])('takes %j for %s, to be tried again: %s', async (answer, reason, again) => {
    gateway.answer = () => answer;
    await expect(port('wecom').send(NOTICE)).resolves.toMatchObject({ kind: 'failed', reason, again });
  });
});

/** A mail server of a few lines: what it says to RCPT is the spec's. */
class MailServer {
  readonly mails: string[] = [];
  readonly recipients: string[] = [];
  rcpt = '250 ok';
  isSilent = false;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.serve(socket));
  }

  static async open(): Promise<MailServer> {
    const server = createServer();
    const mailServer = new MailServer(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return mailServer;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    if (this.isSilent) return;
    socket.write('220 test\r\n');
    let buffer = '';
    let isData = false;
    socket.on('data', (data) => {
      buffer += data.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) this.mails.push(line);
        if (line.startsWith('RCPT') && !isData) this.recipients.push(line);
        const answer = isData ? '250 queued' : this.answerTo(line);
        isData = answer.startsWith('354');
        socket.write(`${answer}\r\n`);
      }
    });
  }

  private answerTo(line: string): string {
    if (line.startsWith('RCPT')) return this.rcpt;
    return line.startsWith('DATA') ? '354 go on' : '250 ok';
  }
}

describe('the port for mail', () => {
  let server: MailServer;
  let port: MailPort;

  beforeEach(async () => {
    server = await MailServer.open();
    port = new MailPort(
      { url: server.url, from: 'exam@example.org', to: ['one@example.org', 'two@example.org'], perSecond: 1 },
      400,
    );
  });
  afterEach(async () => {
    port.close();
    await server.close();
  });

  it('sends one mail to the mailboxes of the office, and a title cannot add a header', async () => {
    await expect(port.send(NOTICE)).resolves.toEqual({ kind: 'sent', reference: null });
    expect(server.recipients).toEqual(['RCPT TO:<one@example.org>', 'RCPT TO:<two@example.org>']);
    const [headers, body] = server.mails[0]!.split('\r\n\r\n') as [string, string];
    expect(headers).toContain('Message-ID: <notice-1@example.org>');
    expect(headers).not.toMatch(/^Bcc:/im);
    expect(headers).toContain('charset=utf-8');
    expect(Buffer.from(body, 'base64').toString('utf8')).toContain(NOTICE.text);
  });

  it.each([
    ['550 no such mailbox', 'refused', false],
    ['451 try later', 'gateway_error', true],
  ])('takes %s for %s, to be tried again: %s', async (rcpt, reason, again) => {
    server.rcpt = rcpt;
    await expect(port.send(NOTICE)).resolves.toMatchObject({ kind: 'failed', reason, again });
  });

  it('does not wait for a server that says nothing', async () => {
    server.isSilent = true;
    await expect(port.send(NOTICE)).resolves.toMatchObject({ kind: 'failed', again: true });
  });

  it('tries again later when the server is away', async () => {
    await server.close();
    await expect(port.send(NOTICE)).resolves.toMatchObject({ kind: 'failed', reason: 'unreachable', again: true });
    server = await MailServer.open();
  });
});
