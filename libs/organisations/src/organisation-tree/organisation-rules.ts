import { plainCode, plainText } from '@sunflower/content';
import type { OrganisationLevel } from '../organisation/organisation-level';

/** In characters; the column takes 120. */
export const LONGEST_ORGANISATION_NAME = 60;
const LONGEST_CODE = 12;
const LONGEST_PATH = 120;
const SERIAL_DIGITS = 3;

export type NewOrganisationLevel = 'town' | 'unit';

const PARENTS: Record<NewOrganisationLevel, readonly OrganisationLevel[]> = {
  town: ['county'],
  unit: ['province', 'city', 'county', 'town'],
};

export const mayStandBelow = ({
  level,
  parentLevel,
}: {
  level: NewOrganisationLevel;
  parentLevel: OrganisationLevel;
}): boolean => PARENTS[level].includes(parentLevel);

/** The name as it is stored; null for one that is empty, too long, or begins like a formula. */
export function organisationNameOf(typed: string): string | null {
  const name = plainText(typed).replaceAll(/\s+/g, '');
  if (name === '' || [...name].length > LONGEST_ORGANISATION_NAME) return null;
  return /^[\p{L}\p{N}\p{Co}]/u.test(name) && !/[\p{Cc}\p{Cf}/\\<>]/u.test(name) ? name : null;
}

/** A code of its own as it is stored; null for one that is none. Slashes would break paths. */
export function organisationCodeOf(typed: string): string | null {
  const code = plainCode(typed).toUpperCase();
  return new RegExp(`^[A-Z0-9]{1,${LONGEST_CODE}}$`).test(code) ? code : null;
}

/** `350102` → `350102001`, `350102002` …, after the highest that is taken; null when there is no room. */
export function nextCode({ parentCode, taken }: { parentCode: string; taken: Iterable<string> }): string | null {
  const serialForm = new RegExp(`^${parentCode}(\\d{${SERIAL_DIGITS}})$`);
  let highest = 0;
  for (const code of taken) highest = Math.max(highest, Number(serialForm.exec(code)?.[1] ?? 0));
  const serial = String(highest + 1);
  const code = `${parentCode}${serial.padStart(SERIAL_DIGITS, '0')}`;
  return serial.length > SERIAL_DIGITS || code.length > LONGEST_CODE ? null : code;
}

/** Null when it would be too long to be stored. */
export function pathBelow({ parentPath, code }: { parentPath: string; code: string }): string | null {
  const path = `${parentPath}${code}/`;
  return path.length > LONGEST_PATH ? null : path;
}

/** `/35/3501/` of `/35/3501/350102/`; `/` of a root. Who administers it keeps what lies below. */
export const pathAbove = (path: string): string => path.replace(/[^/]+\/$/, '');
