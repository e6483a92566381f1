import { faultTable } from '@sunflower/platform/plain';

/** Faults of a file of a bank, apart from schema faults of its fields (`wanted.ts`). */
export const fileFault = faultTable({
  FILE_TOO_LARGE: 'is larger than {maxKilobytes} KB; split it into several files of the folder',
  FILE_NOT_UTF8: 'is not UTF-8 text; save it as UTF-8',
  FILE_NESTED_TOO_DEEPLY: 'is nested too deeply',
  FILE_WITH_TOO_MANY_ENTRIES: 'has more than {max} entries in one place; split it into several files of the folder',
  FILE_TAKES_TOO_MUCH: 'takes too long to check; split it into several files of the folder',
  BANK_FILE_MISSING: 'is missing; it names the bank and its domains',
  BANK_CODE_OF_ANOTHER: 'code: is "{code}", but the files were sent for the bank "{storedCode}"',
  DOMAIN_TWICE: 'domains: {domain} is listed twice',
  DOMAIN_NOT_IN_BANK: 'domain: bank.yaml has no domain "{domain}"',
  DOMAIN_NOT_AS_FOLDER: 'domain: is "{domain}", but the folder is called "{folder}"',
  PICTURE_CHANGED_MEANWHILE: 'was changed while the bank was being loaded; load it again',
});

export const aliasFault = faultTable({
  YAML_ALIAS: '*{alias} is a YAML alias; write the text out in each place',
});

export const syntaxFault = faultTable({
  YAML_SEVERAL_DOCUMENTS: 'holds more than one document; remove the line ---',
  YAML_FIELD_TWICE: 'is not good YAML: {reason}',
  YAML_TABS: 'is not good YAML: {reason}',
  YAML_INDENTATION: 'is not good YAML: {reason}',
  YAML_NOT_CLOSED: 'is not good YAML: {reason}',
  YAML_COLON_IN_TEXT: 'is not good YAML: {reason}',
  YAML_COLON_MISSING: 'is not good YAML: {reason}',
  YAML_TEXT_BEHIND_QUOTE: 'is not good YAML: {reason}',
  YAML_BEGINNING_OF_TEXT: 'is not good YAML: {reason}',
  YAML_BACKSLASH: 'is not good YAML: {reason}',
  YAML_TAG: 'is not good YAML: {reason}',
  YAML_SYNTAX: 'is not good YAML: {reason}',
});

/** Faults of a field at any place. */
export const fieldFault = faultTable({
  REQUIRED_FIELD_MISSING: 'lacks "{missing}"',
  UNKNOWN_FIELD: 'has the unknown field "{unknown}"; remove it or correct its name',
  FIELD_OF_GROUP: 'does not belong here; the group has it',
  FIELD_TOO_LONG: 'is longer than {max} characters',
  SOURCE_NAME_TOO_LONG: 'the name {name} is longer than {max} characters',
  LETTER_TWICE: 'names the same letter twice',
});

/** Faults that JSON Schema cannot express. */
export const contentFault = faultTable({
  ID_TAKEN: 'this id is used already in {otherFile}:{otherLine}; give it another',
  ID_IN_OTHER_DOMAIN: 'this id is a question of the domain {domain} in the stored bank; give it another',
  SOURCE_NOT_LISTED: '"{source}" is not listed in sources',
  FURTHER_CASE_OUT_OF_PLACE: 'only the second and later questions of an A4 case have a further part of the case',
  SOURCE_PLACE_WITHOUT_SOURCE: 'names a place, but the question has no source',
  DAY_NOT_IN_CALENDAR: 'is {day}, a day that the calendar does not have',
  OPTION_NOT_THERE: 'there is no option {letter}; the last one is {lastLetter}',
  OPTION_TWICE: 'option {letter} says the same as one before it',
  ORDER_NOT_WHOLE: 'names {letters} letters for {options} options; name each once',
  KEY_NOT_FOR_EACH_PROMPT: 'names {letters} letters for {prompts} prompts',
  BLANKS_NOT_AS_STEM: 'there are {blanks}, but the stem marks {marks} with ____',
  BLANK_WITHOUT_TEXT: 'for blank {blank} a text is listed in which nothing can be seen; write the answer, or remove it',
  ANY_ORDER_UNCLEAR:
    'blanks whose order does not matter are named by their numbers, 1 to {blanks}, at least two together and each once',
  TOLERANCE_BELOW_ZERO: 'cannot be below zero',
});

/** Faults of a picture that a text refers to by path; faults of the picture itself follow its name. */
export const bankPictureFault = faultTable({
  PICTURE_NOT_BESIDE_FILE:
    'shows {target}; put the picture into the folder pictures beside this file and write pictures/<its name>',
  PICTURE_MISSING: 'the picture {picture} is not there; put it into that folder, or correct its name',
  PICTURE_NOT_UPLOADED: 'was not uploaded; upload it first',
  PICTURE_UNREADABLE: 'cannot be read ({reason})',
});
