import { plainText } from '@sunflower/content';

/** The username in the form in which it is stored and looked up; null when it is invalid. */
export function parseUsername(typed: string): string | null {
  const username = plainText(typed).toLowerCase();
  return /^[a-z0-9][a-z0-9._-]{2,59}$/.test(username) ? username : null;
}
