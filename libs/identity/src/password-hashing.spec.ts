import { PasswordHashing } from './password-hashing';

describe('password hashing', () => {
  const passwords = new PasswordHashing();
  beforeAll(() => passwords.onModuleInit());

  it('knows a password by its argon2id hash', async () => {
    const passwordHash = await passwords.hash('a long synthetic password');
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches({ passwordHash, password: 'a long synthetic password' })).toBe(true);
    expect(await passwords.matches({ passwordHash, password: 'a long synthetic passwort' })).toBe(false);
  });

  it('takes a password for the same however its characters were composed', async () => {
    const passwordHash = await passwords.hash('caf\u00e9 synthetic');
    expect(await passwords.matches({ passwordHash, password: 'cafe\u0301 synthetic' })).toBe(true);
  });

  it('refuses every password of nobody, also the one that it compares with', async () => {
    expect(await passwords.matches({ passwordHash: null, password: 'nobody has this password' })).toBe(false);
  });
});
