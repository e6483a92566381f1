import { ManualClock } from '@sunflower/platform';
import { TooManyFailures } from '../identity.errors';
import { signInKey, SignInThrottle } from './sign-in-throttle';

describe('the throttle of sign-ins', () => {
  let clock: ManualClock;
  let throttle: SignInThrottle;

  beforeEach(() => {
    clock = new ManualClock(1_000_000);
    throttle = new SignInThrottle(clock);
  });

  const failTimes = (key: string, times: number) => {
    for (let time = 0; time < times; time += 1) throttle.fail(key);
  };
  const waitOf = (key: string): number => {
    try {
      throttle.check(key);
    } catch (error) {
      if (error instanceof TooManyFailures) return error.retryAfterSeconds;
      throw error;
    }
    return 0;
  };

  it('allows four failures without a wait', () => {
    failTimes('key', 4);
    expect(waitOf('key')).toBe(0);
  });

  it('requires a wait of 30 s after the fifth failure, doubled by each further one up to 15 minutes', () => {
    failTimes('key', 5);
    expect(waitOf('key')).toBe(30);
    clock.advance(29_999);
    expect(waitOf('key')).toBe(1);
    clock.advance(1);
    expect(waitOf('key')).toBe(0);
    throttle.fail('key');
    expect(waitOf('key')).toBe(60);
    failTimes('key', 100);
    expect(waitOf('key')).toBe(900);
  });

  it('resets after a success, and after an hour without failures', () => {
    failTimes('key', 6);
    throttle.succeed('key');
    expect(waitOf('key')).toBe(0);
    failTimes('key', 4);
    clock.advance(3_600_000);
    throttle.fail('key');
    expect(waitOf('key')).toBe(0);
  });

  it('does not affect other addresses or accounts', () => {
    failTimes(signInKey({ account: 'ticket', address: '192.0.2.1' }), 9);
    expect(waitOf(signInKey({ account: 'ticket', address: '192.0.2.2' }))).toBe(0);
    expect(waitOf(signInKey({ account: 'other', address: '192.0.2.1' }))).toBe(0);
  });

  it('treats the IPv6 addresses of a household as one', () => {
    const keyOf = (address: string) => signInKey({ account: 'Ticket', address });
    expect(keyOf('2001:db8:1:2::1')).toBe(keyOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd'));
    expect(keyOf('2001:db8:1:2::1')).not.toBe(keyOf('2001:db8:1:3::1'));
    expect(keyOf('2001:db8::1')).toBe(keyOf('2001:db8:0:0:ffff::'));
    expect(keyOf('::ffff:192.0.2.1')).not.toBe(keyOf('::ffff:192.0.2.2'));
  });

  it('remembers a limited number of keys', () => {
    failTimes('first', 9);
    for (let key = 0; key < 100_000; key += 1) throttle.fail(`key ${key}`);
    expect(waitOf('first')).toBe(0);
  });
});
