import { ManualClock, type Config } from '@sunflower/platform';
import { hostCookie, SentCookies } from './session-cookie';

const https = { publicUrl: 'https://exam.example.cn' } as Config;
const http = { publicUrl: 'http://localhost:3000' } as Config;
const cookie = { name: 'sunflower_staff', value: 'x', lifetimeMs: 60_000, sameSite: 'strict' as const };

describe('a session cookie', () => {
  it('is bound to the host by its name when the address is https', () => {
    expect(hostCookie({ ...cookie, config: https })).toEqual({
      name: '__Host-sunflower_staff',
      value: 'x',
      options: { httpOnly: true, sameSite: 'strict', path: '/', secure: true, maxAge: 60 },
    });
  });

  it('has its plain name when the address is http, where browsers refuse the prefix', () => {
    expect(hostCookie({ ...cookie, config: http })).toMatchObject({
      name: 'sunflower_staff',
      options: { secure: false },
    });
  });

  it('with the plain name is valid for a day after the start, and never beside one with the prefix', () => {
    const clock = new ManualClock(1_000_000);
    const sent = new SentCookies(clock, https);
    const find = (cookies: Record<string, string>) => sent.find({ cookies, name: 'sunflower_staff' });
    expect(find({ sunflower_staff: 'old' })).toBe('old');
    expect(find({ sunflower_staff: 'planted', '__Host-sunflower_staff': 'own' })).toBe('own');
    clock.advance(24 * 3_600_000);
    expect(find({ sunflower_staff: 'old' })).toBeNull();
    expect(find({ '__Host-sunflower_staff': 'own' })).toBe('own');
  });

  it('with the plain name stays valid when the address is http, and one with the prefix is ignored', () => {
    const clock = new ManualClock(1_000_000);
    const sent = new SentCookies(clock, http);
    clock.advance(48 * 3_600_000);
    expect(sent.find({ cookies: { sunflower_staff: 'own' }, name: 'sunflower_staff' })).toBe('own');
    expect(sent.find({ cookies: { '__Host-sunflower_staff': 'x' }, name: 'sunflower_staff' })).toBeNull();
    expect(sent.find({ cookies: undefined, name: 'sunflower_staff' })).toBeNull();
  });
});
