import type { Language } from '../../../i18n/language';
import type { Schemas } from '../../console-api';

type Fault = Schemas['RosterFaultItem'];

/** English texts by code. The server's own texts are in Chinese, the language of the roster's headings. */
const english: Record<string, string> = {
  name_missing: 'The name is missing; fill it in.',
  name_too_long: 'The name is too long.',
  name_not_printable:
    'The certificate fonts lack a character of this name. Ask for a font to be added before certificates are printed; the import is not affected.',
  name_wrong_characters: 'The name contains characters that are not allowed.',
  id_type_missing: 'The ID type is missing; fill it in.',
  id_type_unknown: 'The ID type is not recognised; write it as in the template.',
  id_number_missing: 'The ID number is missing; fill it in.',
  id_number_lost_digits:
    'The ID number was stored as a number and has lost its last digits; format the column as text and enter it again.',
  id_number_wrong_length: 'The ID number has the wrong number of characters.',
  id_number_wrong_characters: 'The ID number contains characters that are not allowed.',
  id_number_impossible_birth_date: 'The date of birth in the ID number does not exist.',
  id_number_wrong_check_digit: 'The check digit of the ID number is wrong; compare every digit.',
  duplicate_in_file: 'This ID number is the same as in row {line}; delete one of the rows.',
  name_differs_from_roster: 'This ID number is already on the roster with another name; find out which is correct.',
  belongs_elsewhere: 'This person is on the roster of an organisation that you have no access to.',
  phone_not_mobile: 'The phone number is not an 11-digit mainland mobile number.',
  organisation_missing: 'Both the organisation code and the organisation name are missing; fill in at least one.',
  organisation_unknown: 'This organisation does not exist; check its code or name.',
  organisation_ambiguous: 'Several organisations have this name; enter the code.',
  organisation_code_and_name_differ: 'The code and the name belong to different organisations.',
  organisation_not_yours: 'This organisation is not part of the one that you are importing into.',
};

export function explainFault({ fault, language }: { fault: Fault; language: Language }): string {
  const text = language === 'en' ? english[fault.code] : undefined;
  return text?.replace('{line}', String(fault.otherLineNumber)) ?? fault.problem;
}
