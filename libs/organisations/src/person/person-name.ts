import { plainName } from '@sunflower/content';

/** In characters. */
export const LONGEST_NAME = 50;

export type NameFault = 'missing' | 'too_long' | 'wrong_characters';
export type ParsedName = { name: string; fault: null } | { name: null; fault: NameFault };

// Letters of any script, rare characters of private use, digits, the dot between parts of a name; never at the front what a
// spreadsheet takes for a formula.
const NAME_FORM = /^[\p{L}\p{Co}][\p{L}\p{M}\p{N}\p{Co} .'’·()-]*$/u;

/** The name as it is stored, or why it is none. */
export function parsePersonName(typed: string): ParsedName {
  const name = plainName(typed);
  if (name === '') return { name: null, fault: 'missing' };
  if ([...name].length > LONGEST_NAME) return { name: null, fault: 'too_long' };
  return NAME_FORM.test(name) ? { name, fault: null } : { name: null, fault: 'wrong_characters' };
}
