import { faultTable, type FieldFault } from '@sunflower/platform';
import { parseIdNumber, type IdNumberFault, type IdType } from '../person/id-number';
import { LONGEST_NAME, parsePersonName, type NameFault } from '../person/person-name';
import { parseMobileNumber } from '../person/phone-number';
import { InvalidPerson } from './person-change.errors';

const fault = faultTable({
  PERSON_NAME_MISSING: 'is empty; fill it in',
  PERSON_NAME_TOO_LONG: 'has more than {limit} characters',
  PERSON_NAME_WRONG_CHARACTERS: 'holds characters that no name has',
  ID_NUMBER_MISSING: 'is empty; fill it in',
  ID_NUMBER_WRONG_LENGTH: 'has too few or too many characters for its type',
  ID_NUMBER_WRONG_CHARACTERS: 'holds characters that no number of its type has',
  ID_NUMBER_IMPOSSIBLE_BIRTH_DATE: 'names a day of birth that does not exist',
  ID_NUMBER_WRONG_CHECK_DIGIT: 'has a wrong check digit; compare each digit',
  PHONE_NOT_MOBILE: 'is no mobile number of 11 digits',
});

/** A person as typed on a screen. */
export interface TypedPerson {
  name: string;
  idType: IdType;
  idNumber: string;
  /** Empty for none. */
  phone: string;
}

export interface CheckedPerson {
  name: string;
  idType: IdType;
  idNumber: string;
  phone: string | null;
}

const NAME_FAULTS = {
  missing: 'PERSON_NAME_MISSING',
  too_long: 'PERSON_NAME_TOO_LONG',
  wrong_characters: 'PERSON_NAME_WRONG_CHARACTERS',
} as const satisfies Record<NameFault, string>;

const ID_NUMBER_FAULTS = {
  empty: 'ID_NUMBER_MISSING',
  wrong_length: 'ID_NUMBER_WRONG_LENGTH',
  wrong_characters: 'ID_NUMBER_WRONG_CHARACTERS',
  impossible_birth_date: 'ID_NUMBER_IMPOSSIBLE_BIRTH_DATE',
  wrong_check_digit: 'ID_NUMBER_WRONG_CHECK_DIGIT',
} as const satisfies Record<IdNumberFault, string>;

/**
 * Checks the given fields by the rules of the roster; a number is checked with its type. `today` is the day in China,
 * as `20260601`.
 * @throws InvalidPerson
 */
export function checkPerson({
  typed: { name, idType, idNumber, phone },
  today,
}: {
  typed: Partial<TypedPerson>;
  today: string;
}): Partial<CheckedPerson> {
  const faults: FieldFault[] = [];
  const checked: Partial<CheckedPerson> = {};
  if (name !== undefined) {
    const parsed = parsePersonName(name);
    if (parsed.fault === null) checked.name = parsed.name;
    else faults.push({ field: 'name', ...fault(NAME_FAULTS[parsed.fault], { limit: LONGEST_NAME }) });
  }
  if (idType !== undefined && idNumber !== undefined) {
    const parsed = parseIdNumber({ idType, text: idNumber, today });
    if (parsed.fault === null) Object.assign(checked, { idType, idNumber: parsed.idNumber });
    else faults.push({ field: 'idNumber', ...fault(ID_NUMBER_FAULTS[parsed.fault], {}) });
  }
  if (phone !== undefined) {
    const parsed = phone.trim() === '' ? null : parseMobileNumber(phone);
    if (parsed === null && phone.trim() !== '') faults.push({ field: 'phone', ...fault('PHONE_NOT_MOBILE', {}) });
    else checked.phone = parsed;
  }
  if (faults.length > 0) throw new InvalidPerson(faults);
  return checked;
}
