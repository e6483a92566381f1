import { faultTable } from '@sunflower/platform/plain';

/** Faults of a file or one of its sheets. */
export const sheetFileFault = faultTable({
  SHEET_FILE_EMPTY: 'holds nothing',
  SHEET_FILE_OLD_FORMAT: 'is an .xls file or has a password; save it as .xlsx without a password',
  SHEET_FILE_DAMAGED: 'is not a workbook that can be read; open it and save it again as .xlsx',
  SHEET_FILE_UNPACKS_TOO_LARGE: 'holds too much data; split it',
  SHEET_CELL_TOO_LONG: 'row {row}, column {column} has more than {max} characters',
  SHEET_TOO_MANY_COLUMNS: 'has cells beyond column ZZ; delete them',
  SHEET_TOO_MANY_ROWS: 'has more than {max} rows; split it',
  SHEET_ENCODING_UNKNOWN: 'is not text in UTF-8, UTF-16 or GB18030; save it as .xlsx',
  SHEET_QUOTE_NOT_CLOSED: 'the quoted field that begins in row {row} has no end',
  SHEET_NONE_WITH_QUESTIONS: 'no sheet has a row of headings with a stem and a key, type or options',
  SHEET_WITHOUT_QUESTIONS: 'the sheet "{sheet}" was passed over: it has no row of headings as questions have',
  SHEET_OF_EXAMPLES: 'the sheet "{sheet}" was passed over: it has the examples of the template',
  SHEET_HIDDEN: 'the hidden sheet "{sheet}" was passed over',
  SHEET_COLUMNS_NOT_READ: 'in the sheet "{sheet}" these columns were not read: {columns}',
  SHEET_COLUMN_HIDDEN: 'in the sheet "{sheet}" these columns are hidden and were read: {columns}',
  SHEET_HEADING_TWICE: 'in the sheet "{sheet}" the heading "{heading}" stands twice; the first was read',
  SHEET_NAME_AS_TYPE: 'questions of the sheet "{sheet}" without a type were given the one that its name says',
  SHEET_NAME_AS_DOMAIN: 'questions of the sheet "{sheet}" without a domain were given its name as one',
  SHEET_DIFFICULTY_AS_FACILITY:
    'the difficulties in the sheet "{sheet}" were read as the share of right answers: 1.0 is easiest, 0.0 hardest',
  SHEET_ROW_NOT_READ: 'row {row} of the sheet "{sheet}" has no stem and was passed over: {text}',
  SHEET_MORE_ROWS_NOT_READ: 'another {count} rows without a stem were passed over',
});

/** Faults of one cell. */
export const cellFault = faultTable({
  SHEET_CELL_TURNED_INTO_DATE:
    'row {row}, column {column} holds a date: the spreadsheet turned what was typed into one',
  SHEET_CELL_NUMBER_CHANGED: 'row {row}, column {column} holds a number that is shown otherwise than it is stored',
  SHEET_CELL_WITH_ERROR: 'row {row}, column {column} holds an error of a formula: {text}',
  SHEET_FORMULA_WITHOUT_VALUE: 'row {row}, column {column} holds a formula whose value was not saved',
  SHEET_LOOKS_TURNED: 'row {row}, column {column}: "{text}" looks like what a spreadsheet made of something else',
  SHEET_ZEROS_MAY_BE_LOST: 'numbers among the options may have lost their last zeros, such as 3.7 for 3.70',
  SHEET_STRUCK_TEXT: 'row {row}, column {column} holds text that is struck out; it is kept between ~~',
  SHEET_ROW_HIDDEN: 'the row is hidden in the sheet',
});

/** Faults of a question in a row. */
export const rowFault = faultTable({
  SHEET_STEM_MISSING: 'the stem is missing',
  SHEET_TYPE_UNKNOWN: '"{typed}" is no type of question',
  SHEET_TYPE_MISSING: 'the type is missing, and neither options nor key tell it',
  SHEET_TYPE_GUESSED: 'the type is not written; it was taken from the options and the key',
  SHEET_OPTIONS_MISSING: 'has fewer than two options',
  SHEET_OPTION_GAP: 'option {letter} is empty, but a later one is not',
  SHEET_TOO_MANY_OPTIONS: 'has more than {max} options',
  SHEET_OPTIONS_NOT_EXPECTED: 'has options, which a question of this type has not; they were left out',
  SHEET_OPTIONS_RUN_TOGETHER: 'the options were told apart by their letters alone',
  SHEET_LETTERS_STRIPPED: 'the letters before the options were taken off',
  SHEET_PROMPTS_MISSING: 'has fewer than two items to be matched',
  SHEET_TOO_MANY_PROMPTS: 'has more than {max} items to be matched',
  SHEET_KEY_MISSING: 'the key is missing',
  SHEET_KEY_NOT_UNDERSTOOD: 'the key "{typed}" cannot be read for a question of this type',
  SHEET_KEY_AMBIGUOUS: 'the key "{typed}" is both letters or a number of options and the text of another option',
  SHEET_KEY_AS_NUMBER: 'the key "{typed}" was read as the number of an option',
  SHEET_KEY_OF_SEVERAL: 'is of single choice, but the key names {letters}',
  SHEET_KEY_OF_ONE: 'is of multiple choice (X), but the key names {letters} alone',
  SHEET_KEY_LETTER_OF_TRUE_FALSE: 'the key {letter} was read as right for A and wrong for B',
  SHEET_KEY_UNIT_LEFT_OUT: 'the unit "{unit}" of the key was left out',
  SHEET_KEY_AS_RATIONALE: 'the reference answer of an essay was put into the rationale',
  SHEET_VARIANTS_BY_SLASH: '"{typed}" was read as several texts that count, divided by the slash',
  SHEET_SLASH_KEPT: '"{typed}" was read as one text with a slash in it',
  SHEET_DIFFICULTY_UNKNOWN: '"{typed}" is no difficulty',
  SHEET_POINTS_UNKNOWN: '"{typed}" is no number of points',
  SHEET_SOURCE_UNCLEAR: 'issuer, title and year cannot all be told from "{typed}"',
  SHEET_NUMBER_TWICE: 'the number {number} stands in row {row} too',
  SHEET_GROUP_SIZE: 'the group has {count} questions; it must have 2 to 10',
  SHEET_GROUP_APART: 'stands apart from the other questions of its group; it was put with them',
  SHEET_GROUP_DIFFERS: 'case or form differ from those of the group in row {row}',
  SHEET_GROUP_OPTIONS_DIFFER: 'the options differ from those of the group in row {row}',
  SHEET_CASE_MISSING: 'is a question on a case, but the case is missing',
  SHEET_CASE_CONTINUED: 'has no case of its own and was put with the one above it',
});
