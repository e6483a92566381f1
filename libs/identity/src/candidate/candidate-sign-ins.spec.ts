import { ManualClock, Secrets, type Config } from '@sunflower/platform';
import { SentCookies } from '../session/session-cookie';
import { CandidateSignIns } from './candidate-sign-ins';

const REGISTRATION = { registrationId: 'registration-1', personId: 'person-1', examId: 'exam-1', accessCodeVersion: 3 };
const clock = new ManualClock(1_000_000);
const signIns = (secret: string, publicUrl = 'http://localhost:3000') =>
  new CandidateSignIns(
    new Secrets(secret),
    clock,
    { publicUrl } as Config,
    new SentCookies(clock, { publicUrl } as Config),
  );

describe("a candidate's sign-in", () => {
  it('is accepted in every process with the same secret, and in no other', () => {
    const { value, signInId } = signIns('one secret').issueCookie(REGISTRATION);
    expect(signIns('one secret').findActor(value)).toEqual({ kind: 'candidate', ...REGISTRATION, signInId });
    expect(signIns('another secret').findActor(value)).toBeNull();
  });

  it('has a new id each time', () => {
    const issuer = signIns('one secret');
    expect(issuer.issueCookie(REGISTRATION).signInId).not.toBe(issuer.issueCookie(REGISTRATION).signInId);
  });

  it('is refused when any part of the token is changed', () => {
    const reader = signIns('one secret');
    const { value } = reader.issueCookie(REGISTRATION);
    const parts = value.split('.');
    parts.forEach((part, index) => {
      const changed = [
        ...parts.slice(0, index),
        part.replace(/^./, (first) => (first === '1' ? '2' : '1')),
        ...parts.slice(index + 1),
      ].join('.');
      expect(reader.findActor(changed)).toBeNull();
    });
    expect(reader.findActor('')).toBeNull();
    expect(reader.findActor('a.b.c.d.e.f.')).toBeNull();
  });

  it('has a cookie that scripts cannot read, and a Secure one when the address is https', () => {
    const { name, options } = signIns('one secret').issueCookie(REGISTRATION);
    expect({ name, ...options }).toEqual({
      name: 'sunflower_candidate',
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: false,
      maxAge: 86_400,
    });
    expect(signIns('one secret', 'https://exam.test').issueCookie(REGISTRATION).options.secure).toBe(true);
    expect(signIns('one secret').expiredCookie().options.maxAge).toBe(0);
  });
});
