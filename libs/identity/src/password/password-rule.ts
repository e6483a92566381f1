import { guessableParts } from './guessable-parts';

const MIN_PASSWORD_LENGTH = 10;
const MAX_PASSWORD_LENGTH = 128;
/** Guessing programs try passwords of fewer parts first, by the million. */
const MIN_GUESSABLE_PARTS = 5;
/** Shorter parts of a name occur in too many words. */
const SHORTEST_NAME = 2;
/** Names of the platform. */
const OWN_NAMES = ['sunflower', 'xiangrikui', '向日葵', '向日葵培训考试平台'];

export type PasswordFault =
  'too_short' | 'too_long' | 'holds_username' | 'too_few_characters' | 'common' | 'same_as_before';

/** The owner of the password, with the names that somebody who knows them would try. */
export interface PasswordOwner {
  username: string;
  displayName: string;
  organisationNames: readonly string[];
}

/** Length counts, composition does not; easily guessed passwords are refused. */
export function findPasswordFault({
  password,
  owner,
}: {
  password: string;
  owner: PasswordOwner;
}): PasswordFault | null {
  const characters = [...password];
  if (characters.length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (characters.length > MAX_PASSWORD_LENGTH) return 'too_long';
  if (password.toLowerCase().includes(owner.username.toLowerCase())) return 'holds_username';
  if (new Set(characters).size < 5) return 'too_few_characters';
  return guessableParts({ password, context: namesOf(owner) }) < MIN_GUESSABLE_PARTS ? 'common' : null;
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
    case 'same_as_before':
      return 'The new password is the old one.';
    case 'common':
      return 'The password is made of common words, names, dates or keyboard runs, which are guessed first.';
  }
}

const namesOf = ({ username, displayName, organisationNames }: PasswordOwner): string[] =>
  [...OWN_NAMES, ...[username, displayName, ...organisationNames].flatMap((name) => [name, ...wordsOf(name)])].filter(
    (name) => name.length >= SHORTEST_NAME,
  );

/** Words of a name, also without the suffix for the kind of place: 福州市 is 福州. */
const wordsOf = (name: string): string[] =>
  name.split(/[\s._\-·]+/).flatMap((word) => [word, word.replace(/(?:省|市|县|区)$/, '')]);
