import { plainCode } from '@sunflower/content';

export const ID_TYPES = [
  'resident_id',
  'hk_macao_permit',
  'taiwan_permit',
  'passport',
  'foreign_resident_id',
  'military_id',
] as const;
export type IdType = (typeof ID_TYPES)[number];

/** The reason a number cannot be one of its type. */
export type IdNumberFault =
  'empty' | 'wrong_length' | 'wrong_characters' | 'impossible_birth_date' | 'wrong_check_digit';

export type ParsedIdNumber =
  { idNumber: string; lastFour: string; fault: null } | { idNumber: null; lastFour: null; fault: IdNumberFault };

// GB 11643-1999: weights 2^(18−i) mod 11 for the first 17 digits, and the check character for each remainder.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * The number in stored form, or the fault in it. Spaces, hyphens, full-width and lower-case letters are accepted.
 * `today` (`20260601`) bounds the birth date; without it any calendar date is accepted.
 */
export function parseIdNumber({
  idType,
  text,
  today,
}: {
  idType: IdType;
  text: string;
  today?: string;
}): ParsedIdNumber {
  const idNumber = idType === 'military_id' ? plainCode(text).replace(/[第号號]/g, '') : plainCode(text);
  const fault = idNumber === '' ? 'empty' : faultOf({ idType, idNumber, today });
  return fault === null ? { idNumber, lastFour: idNumber.slice(-4), fault } : { idNumber: null, lastFour: null, fault };
}

/** The types that a number could be of, by its form; used to find a person by number alone. */
export const possibleIdTypes = (text: string): IdType[] =>
  ID_TYPES.filter((idType) => parseIdNumber({ idType, text }).fault === null);

/** The form in which an ID number may be shown. */
export const maskIdNumber = (lastFour: string): string => `****${lastFour}`;

/** The check character that belongs to the first 17 digits of a resident ID number. */
export function residentIdCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS[sum % 11];
}

function faultOf({
  idType,
  idNumber,
  today,
}: {
  idType: IdType;
  idNumber: string;
  today?: string;
}): IdNumberFault | null {
  switch (idType) {
    case 'resident_id':
      return residentIdFault({ idNumber, today });
    case 'hk_macao_permit':
      return formFault({ idNumber, lengths: [9], form: /^[HM]\d{8}$/ });
    case 'taiwan_permit':
      return formFault({ idNumber, lengths: [8], form: /^\d{8}$/ });
    case 'passport':
      return formFault({ idNumber, lengths: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], form: /^[A-Z0-9]+$/ });
    case 'foreign_resident_id':
      return foreignResidentFault({ idNumber, today });
    case 'military_id':
      // 军字第1234567号, or only the digits.
      return formFault({ idNumber, lengths: [6, 7, 8, 9, 10, 11, 12], form: /^(\p{Script=Han}{1,4})?\d{6,8}$/u });
  }
}

function formFault({
  idNumber,
  lengths,
  form,
}: {
  idNumber: string;
  lengths: number[];
  form: RegExp;
}): IdNumberFault | null {
  if (!lengths.includes(idNumber.length)) return 'wrong_length';
  return form.test(idNumber) ? null : 'wrong_characters';
}

/**
 * Cards up to 2017 have a country and 12 digits; the card of 2023 is numbered like a resident ID that starts with 9.
 */
function foreignResidentFault({ idNumber, today }: { idNumber: string; today?: string }): IdNumberFault | null {
  if (idNumber.length === 18)
    return idNumber.startsWith('9') ? residentIdFault({ idNumber, today }) : 'wrong_characters';
  return formFault({ idNumber, lengths: [15], form: /^[A-Z]{3}\d{12}$/ });
}

function residentIdFault({ idNumber, today }: { idNumber: string; today?: string }): IdNumberFault | null {
  if (idNumber.length !== 18) return 'wrong_length';
  if (!/^\d{17}[\dX]$/.test(idNumber)) return 'wrong_characters';
  if (!isPossibleBirthDate({ date: idNumber.slice(6, 14), today })) return 'impossible_birth_date';
  return residentIdCheckCharacter(idNumber) === idNumber[17] ? null : 'wrong_check_digit';
}

function isPossibleBirthDate({ date, today = '99999999' }: { date: string; today?: string }): boolean {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6, 8))];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn({ year, month })) return false;
  return date <= today;
}

function daysIn({ year, month }: { year: number; month: number }): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
