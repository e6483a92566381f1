import { ManualClock, Secrets, type Config } from '@sunflower/platform';
import { SentCookies } from '../session/session-cookie';
import { KnownBrowsers } from './known-browsers';

const config = { publicUrl: 'https://exam.example.cn' } as Config;
const member = { id: 'staff-0001', passwordHash: '$argon2id$one' };
const colleague = { id: 'staff-0002', passwordHash: '$argon2id$two' };
const DAY_MS = 24 * 3_600_000;

describe('a known browser', () => {
  const clock = new ManualClock(1_000_000);
  const browsersOf = (secret: string) =>
    new KnownBrowsers(new Secrets(secret), clock, new SentCookies(clock, config), config);
  const browsers = browsersOf('a master secret for tests only, 32+');
  const rememberIn = (account: typeof member, cookies: Record<string, string> = {}) => {
    const { name, value } = browsers.remember({ account, cookies });
    return { ...cookies, [name]: value };
  };

  it('is recognised only for the account that signed in there', () => {
    const cookies = rememberIn(member);
    expect(browsers.find({ account: member, cookies })).not.toBeNull();
    expect(browsers.find({ account: colleague, cookies })).toBeNull();
    expect(browsers.find({ account: member, cookies: {} })).toBeNull();
  });

  it('tells two browsers apart', () => {
    const idOf = () => browsers.find({ account: member, cookies: rememberIn(member) });
    expect(idOf()).not.toBe(idOf());
  });

  it('is forgotten after a new password, after half a year, and with another secret', () => {
    const cookies = rememberIn(member);
    expect(browsers.find({ account: { ...member, passwordHash: '$argon2id$new' }, cookies })).toBeNull();
    expect(browsersOf('another master secret for tests, 32+').find({ account: member, cookies })).toBeNull();
    clock.advance(180 * DAY_MS - 1);
    expect(browsers.find({ account: member, cookies })).not.toBeNull();
    clock.advance(1);
    expect(browsers.find({ account: member, cookies })).toBeNull();
  });

  it('can be shared by up to five colleagues', () => {
    let cookies: Record<string, string> = {};
    const accounts = [1, 2, 3, 4, 5, 6].map((n) => ({ id: `staff-100${n}`, passwordHash: `$argon2id$${n}` }));
    for (const account of accounts) cookies = rememberIn(account, cookies);
    const known = accounts.map((account) => browsers.find({ account, cookies }) !== null);
    expect(known).toEqual([false, true, true, true, true, true]);
  });

  it('is remembered by a cookie that scripts and other sites cannot use', () => {
    expect(browsers.remember({ account: member, cookies: {} })).toMatchObject({
      name: '__Host-sunflower_known',
      options: { httpOnly: true, sameSite: 'strict', secure: true, path: '/', maxAge: 180 * 86_400 },
    });
  });

  it('is not recognised with an altered or malformed token', () => {
    const [name, value] = Object.entries(rememberIn(member))[0] as [string, string];
    const [staffId, id, expires, signature] = value.split('.') as [string, string, string, string];
    const find = (token: string) => browsers.find({ account: member, cookies: { [name]: token } });
    expect(find([staffId, 'other', expires, signature].join('.'))).toBeNull();
    expect(find([staffId, id, '9'.repeat(13), signature].join('.'))).toBeNull();
    expect(find([staffId, id, 'never', signature].join('.'))).toBeNull();
    expect(find('')).toBeNull();
    expect(find('~'.repeat(3000))).toBeNull();
  });
});
