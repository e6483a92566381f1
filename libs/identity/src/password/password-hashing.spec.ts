import { ManualClock } from '@sunflower/platform';
import { PasswordHashing, staffCaller } from './password-hashing';

const caller = staffCaller('staff-0001');

describe('password hashing', () => {
  const passwords = new PasswordHashing(new ManualClock(1_000_000));
  beforeAll(() => passwords.onModuleInit());

  it('verifies a password against its argon2id hash', async () => {
    const passwordHash = await passwords.hash({ password: 'a long synthetic password', caller });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches({ passwordHash, password: 'a long synthetic password', caller })).toBe(true);
    expect(await passwords.matches({ passwordHash, password: 'a long synthetic passwort', caller })).toBe(false);
  });

  it('treats composed and decomposed characters as the same', async () => {
    const passwordHash = await passwords.hash({ password: 'caf\u00e9 synthetic', caller });
    expect(await passwords.matches({ passwordHash, password: 'cafe\u0301 synthetic', caller })).toBe(true);
  });

  it('refuses every password without an account, even the decoy password', async () => {
    expect(await passwords.matches({ passwordHash: null, password: 'nobody has this password', caller })).toBe(false);
  });

  it('tries no password for a caller who is refused before their turn', async () => {
    let turns = 0;
    const guess = () =>
      passwords.matches({
        passwordHash: null,
        password: 'a guess',
        caller: { lane: 'newcomer', name: '192.0.2.1' },
        onTurn: () => (turns += 1),
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, guess));
    const refused = outcomes.filter(({ status }) => status === 'rejected').length;
    expect(refused).toBeGreaterThan(0);
    expect(turns).toBe(100 - refused);
  });
});
