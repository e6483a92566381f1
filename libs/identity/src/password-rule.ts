export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

export type PasswordFault = 'too_short' | 'too_long' | 'holds_username' | 'too_few_characters';

/** Length counts, composition does not; what is guessed first is refused. */
export function findPasswordFault({
  password,
  username,
}: {
  password: string;
  username: string;
}): PasswordFault | null {
  const characters = [...password];
  if (characters.length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (characters.length > MAX_PASSWORD_LENGTH) return 'too_long';
  if (password.toLowerCase().includes(username.toLowerCase())) return 'holds_username';
  return new Set(characters).size < 5 ? 'too_few_characters' : null;
}

export function describePasswordFault(fault: PasswordFault): string {
  switch (fault) {
    case 'too_short':
      return `The password needs at least ${MIN_PASSWORD_LENGTH} characters.`;
    case 'too_long':
      return `The password may have at most ${MAX_PASSWORD_LENGTH} characters.`;
    case 'holds_username':
      return 'The password may not contain the username.';
    case 'too_few_characters':
      return 'The password needs at least 5 different characters.';
  }
}
