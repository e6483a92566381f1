import type { Language } from '../../../i18n/language';
import type { Schemas } from '../../console-api';

type Fault = Schemas['RosterFaultItem'];

/** The server speaks the language of the roster's headings, Chinese; here is the same in English, by the stable code. */
const english: Record<string, string> = {
  name_missing: 'The name is empty; fill it in.',
  name_too_long: 'The name is too long.',
  name_not_printable:
    'No font of the certificates has a character of this name. Have a font added before certificates are printed; the import goes on.',
  name_wrong_characters: 'The name holds characters that cannot be used.',
  id_type_missing: 'The ID type is empty; fill it in.',
  id_type_unknown: 'The ID type is not known; write it as in the template.',
  id_number_missing: 'The ID number is empty; fill it in.',
  id_number_lost_digits:
    'The ID number was stored as a number and has lost its last digits; make the column text and enter it anew.',
  id_number_wrong_length: 'The ID number has the wrong number of characters.',
  id_number_wrong_characters: 'The ID number holds characters that cannot be used.',
  id_number_impossible_birth_date: 'The date of birth in the ID number does not exist.',
  id_number_wrong_check_digit: 'The check digit of the ID number is wrong; compare every digit.',
  duplicate_in_file: 'The same ID number as in row {line}; delete one of them.',
  name_differs_from_roster: 'This ID number is on the roster already, with another name; find out which is right.',
  belongs_elsewhere: 'This person is on the roster of an organisation outside of your reach.',
  phone_not_mobile: 'The phone is not an 11-digit mobile number of the mainland.',
  organisation_missing: 'Both the code and the name of the organisation are empty; fill in one.',
  organisation_unknown: 'There is no such organisation; check its code or name.',
  organisation_ambiguous: 'Several organisations have this name; give the code.',
  organisation_code_and_name_differ: 'The code and the name belong to different organisations.',
  organisation_not_yours: 'This organisation is outside of the one that this import is for.',
  organisation_closed: 'This organisation was closed or merged into another one; give the one that stands now.',
};

export function explainFault({ fault, language }: { fault: Fault; language: Language }): string {
  const text = language === 'en' ? english[fault.code] : undefined;
  return text?.replace('{line}', String(fault.otherLineNumber)) ?? fault.problem;
}
