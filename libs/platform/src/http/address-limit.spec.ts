import { AddressLimit } from './address-limit';
import { networkOf } from './network-of';

const aLimit = () => new AddressLimit({ burst: 3, perMinute: 6, maxAddresses: 2 });

describe('checks from one address', () => {
  it('are refused after the burst, with the seconds to wait', () => {
    const limit = aLimit();
    const take = (nowMs: number) => limit.take({ address: '192.0.2.1', nowMs });
    expect([take(0), take(0), take(0), take(0)]).toEqual([null, null, null, 10]);
    expect(take(4000)).toBe(6);
    expect(take(10_000)).toBeNull();
    expect(take(10_000)).toBe(10);
  });

  it('never accumulate more than the burst', () => {
    const limit = aLimit();
    const take = (nowMs: number) => limit.take({ address: '192.0.2.1', nowMs });
    take(0);
    expect([take(3_600_000), take(3_600_000), take(3_600_000), take(3_600_000)]).toEqual([null, null, null, 10]);
  });

  it('are counted for each address separately', () => {
    const limit = aLimit();
    for (let check = 0; check < 4; check += 1) limit.take({ address: '192.0.2.1', nowMs: 0 });
    expect(limit.take({ address: '192.0.2.2', nowMs: 0 })).toBeNull();
  });

  it('are counted together for an IPv6 household, and for IPv4 mapped into IPv6', () => {
    expect(networkOf('2001:DB8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:0:0:9'));
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
  });
});
