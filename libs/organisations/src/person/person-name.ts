import { plainName } from '@sunflower/content';

/** In characters. */
export const LONGEST_NAME = 50;

export type NameFault = 'missing' | 'too_long' | 'wrong_characters';
export type ParsedName = { name: string; fault: null } | { name: null; fault: NameFault };

// Letters of any script, private-use characters, digits and the separators of names; the first character is a letter,
// so no name starts a spreadsheet formula.
const NAME_FORM = /^[\p{L}\p{Co}][\p{L}\p{M}\p{N}\p{Co} .'’·()-]*$/u;

/** The name in stored form, or the fault in it. */
export function parsePersonName(typed: string): ParsedName {
  const name = plainName(typed);
  if (name === '') return { name: null, fault: 'missing' };
  if ([...name].length > LONGEST_NAME) return { name: null, fault: 'too_long' };
  return NAME_FORM.test(name) ? { name, fault: null } : { name: null, fault: 'wrong_characters' };
}
