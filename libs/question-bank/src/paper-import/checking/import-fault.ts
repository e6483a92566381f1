import { faultTable } from '@sunflower/platform/plain';

/** Faults of an imported question, apart from those of its reader and of the common checks. */
export const importFault = faultTable({
  IMPORT_TYPE_MISSING: 'has no type; choose one',
  IMPORT_KEY_MISSING: 'has no key that fits its type; give it one',
  IMPORT_OPTIONS_DIFFER: 'belongs to a group that shares its options, but has others',
  IMPORT_DOMAIN_UNKNOWN: 'the bank has no domain "{domain}"; the one chosen for the file is taken',
  IMPORT_POINT_NEW: 'the bank has no knowledge point "{point}"; it is proposed as a new one',
  IMPORT_TAGS_LEFT_OUT:
    '{count} tags were left out: a tag has at most {longest} characters, and a question at most {most} tags',
  IMPORT_QUESTION_TOO_LARGE: 'is so long that only its beginning was kept; shorten it in the file',
  IMPORT_CHECK_TAKES_TOO_MUCH: 'takes too long to check; write it shorter, with fewer formulas',
  IMPORT_STEM_IN_BANK: 'asks the same as question {code} of the bank',
  IMPORT_LIKE_IN_BANK: 'asks {percent} % the same as question {code} of the bank',
  IMPORT_LIKE_IN_FILE: 'asks {percent} % the same as number {position} of this file',
  IMPORT_STEM_IN_FILE: 'asks the same as number {position} of this file',
});

/** Reasons why a file cannot be imported. */
export const paperFileFault = faultTable({
  IMPORT_FILE_UNREADABLE: 'cannot be read; it is damaged, or of another kind than its name says',
  IMPORT_FILE_TAKES_TOO_MUCH: 'takes too long to read; split it into several files',
  IMPORT_FILE_IS_BANK: 'is a file of a whole bank (YAML); import it as a bank',
  IMPORT_TOO_MANY_QUESTIONS: 'has {count} questions, more than {max}; split it into several files',
  IMPORT_INTERRUPTED: 'was not read to its end, because the server was stopped; send it again',
});
