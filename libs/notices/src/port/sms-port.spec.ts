import { createHmac } from 'node:crypto';
import { ManualClock } from '@sunflower/platform';
import { NoticeGateway, type GatewayAnswer } from '../../../../test/fixtures/servers/notice-gateway';
import { safeDetail } from './bounded-post';
import { SmsPort } from './sms-port';

const SECRET = 'only-for-tests-only-for-tests-only';
const NOTICE = { id: 'notice-1', to: '13800000001', subject: '', text: '登录码 ABCD-EFGH-JKMN' };

describe('the port for text messages', () => {
  let gateway: NoticeGateway;
  let port: SmsPort;

  beforeAll(async () => {
    gateway = await NoticeGateway.open();
    const clock = new ManualClock(1_000_000);
    port = new SmsPort({ url: gateway.url, secret: SECRET, perSecond: 10 }, clock, 400);
  });
  beforeEach(() => gateway.forget());
  afterAll(() => gateway.close());

  const outcomeOf = (answer: GatewayAnswer) => {
    gateway.answer = () => answer;
    return port.send(NOTICE);
  };

  it('posts id, phone and text, signed, under a key that stays the same', async () => {
    await expect(port.send(NOTICE)).resolves.toEqual({ kind: 'sent', reference: 'ref-1' });
    const [{ headers, raw, body }] = gateway.requests as [(typeof gateway.requests)[number]];
    expect(body).toEqual({ id: 'notice-1', to: '13800000001', text: NOTICE.text });
    expect(headers['idempotency-key']).toBe('notice-1');
    expect(headers['x-sunflower-time']).toBe('1000000');
    expect(headers['x-sunflower-signature']).toBe(createHmac('sha256', SECRET).update(`1000000.${raw}`).digest('hex'));
  });

  it.each([
    ['a refusal', { kind: 'json', body: { accepted: false, reason: '黑名单' } }, 'refused', false, '黑名单'],
    ['a wrong request', { kind: 'json', status: 400, body: {} }, 'refused', false, 'HTTP 400'],
    ['a wrong signature', { kind: 'json', status: 401, body: {} }, 'gateway_error', true, 'HTTP 401'],
    ['too many at once', { kind: 'json', status: 429, body: {} }, 'gateway_error', true, 'HTTP 429'],
    ['a fault', { kind: 'json', status: 500, body: { reason: 'oops' } }, 'gateway_error', true, 'oops'],
    ['another shape', { kind: 'json', body: ['ok'] }, 'bad_answer', true, 'HTTP 200'],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:1/' }, 'gateway_error', true, 'HTTP 307'],
    ['silence', { kind: 'silence' }, 'too_slow', true, null],
  ] as [string, GatewayAnswer, string, boolean, string | null][])(
    'takes %s for what it is',
    async (_, answer, reason, again, detail) => {
      await expect(outcomeOf(answer)).resolves.toEqual({ kind: 'failed', reason, again, detail });
    },
  );

  it('tries again later when the connection is closed', async () => {
    await expect(outcomeOf({ kind: 'hang-up' })).resolves.toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      again: true,
    });
  });

  it('reads only the beginning of an answer that never ends', async () => {
    await expect(outcomeOf({ kind: 'garbage' })).resolves.toMatchObject({ reason: 'bad_answer', again: true });
    expect(gateway.garbageBytes).toBeLessThan(20 * 1024 * 1024);
  });

  it.each([
    ['invalid: 登录码 ABCD-EFGH-JKMN', 'invalid: 登录码 •••'],
    ['ABCDEFGHJKMN', '•••'],
    ['code: abcdefghjkmn', 'code: •••'],
    ['ABCD EFGH JKMN', '•••'],
    ['bad phone 13800000001', 'bad phone •••'],
    ['138 0000 0001', '•••'],
    ['line\r\nbreak', 'line break'],
    ['', null],
  ])('keeps of the words %j only what is no code and no phone', (words, kept) => {
    expect(safeDetail(words)).toBe(kept);
  });
});
