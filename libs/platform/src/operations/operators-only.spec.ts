import { isOperator, type OperatorRequest } from './operators-only';

const TOKEN = 'only-for-tests-only-for-tests-only-for-tests';
const asks = ({
  address,
  headers = {},
  knowsProxies = false,
  metricsToken = null,
}: Partial<OperatorRequest> & { address: string; knowsProxies?: boolean; metricsToken?: string | null }) =>
  isOperator({ request: { address, headers }, rules: { metricsToken, knowsProxies } });

describe('access to health and metrics', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.7',
    '169.254.1.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
  ])('is granted to %s', (address) => expect(asks({ address })).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '172.15.0.1', '100.128.0.1', '192.169.0.1', '2400:3200::1', '::ffff:8.8.8.8', ''])(
    'is refused to %s',
    (address) => expect(asks({ address })).toBe(false),
  );

  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded'])(
    'is refused through a proxy that is not trusted, shown by %s',
    (name) => {
      expect(asks({ address: '127.0.0.1', headers: { [name]: '10.0.0.1' } })).toBe(false);
    },
  );

  it('uses the address that trusted proxies report', () => {
    const headers = { 'x-forwarded-for': '10.0.0.1' };
    expect(asks({ address: '10.0.0.1', headers, knowsProxies: true })).toBe(true);
    expect(asks({ address: '8.8.8.8', headers, knowsProxies: true })).toBe(false);
  });

  it('is granted from any address with the token, and with no other token', () => {
    const from = (authorization: string, metricsToken: string | null = TOKEN) =>
      asks({ address: '8.8.8.8', headers: { authorization }, metricsToken });
    expect(from(`Bearer ${TOKEN}`)).toBe(true);
    expect(from(`Bearer ${TOKEN}x`)).toBe(false);
    expect(from(TOKEN)).toBe(false);
    expect(from('Bearer null', null)).toBe(false);
  });
});
