import { faultTable, type Fault } from '@sunflower/platform/plain';
import type { ImportField, ImportNotice } from '../imported-paper';

/** Errors and warnings of a typed paper. */
export const paperFault = faultTable({
  PAPER_NO_KEY: 'has no key; none stands in its brackets, behind it or in a list',
  PAPER_KEYS_CONTRADICT: 'has two keys, {first} and {second}; keep the right one',
  PAPER_KEY_UNREADABLE: 'the key cannot be read: {text}',
  PAPER_KEY_BEYOND_OPTIONS: 'the key is {letter}, but there is no such option',
  PAPER_KEY_LETTER_TWICE: 'the key names {letter}, but two options have this letter',
  PAPER_SEVERAL_KEYS: 'is single choice, but its key is {letters}',
  PAPER_ONE_KEY: 'is multiple choice, but its key is {letter} alone',
  PAPER_KEY_LIST_LENGTH: 'the key list names {wanted} questions ({range}), but {found} keys stand there: {text}',
  PAPER_KEY_WITHOUT_QUESTION: 'the key list has a key for question {number}, which is not there: {text}',
  PAPER_KEY_LIST_UNREAD: 'this line of the key list could not be read: {text}',
  PAPER_KEY_LIST_UNSURE: 'the key {text} was taken from a list in which this number stands more than once',
  PAPER_KEY_FROM_MARKING: 'the key {letters} was taken from how the option is marked (bold, underlined or coloured)',
  PAPER_KEYS_FROM_MARKING: 'the keys of {count} questions were taken from how their options are marked',
  PAPER_KEY_AT_LINE_END: 'the key {letters} was taken from the end of the line',
  PAPER_KEY_FROM_STEM: 'the answer was taken from the stem: {text}',
  PAPER_KEY_NOT_AS_MARKED: 'the key is {letters}, but {marked} is marked',
  PAPER_OPTION_LETTERS: 'the letters of the options are {letters}',
  PAPER_TOO_FEW_OPTIONS: 'has {count} options; two or more are needed',
  PAPER_OPTION_EMPTY: 'option {letter} is empty',
  PAPER_OPTION_TWICE: 'option {letter} says the same as one before it',
  PAPER_OPTIONS_UNSURE: 'it is not certain where option {letter} begins',
  PAPER_OPTION_HOLDS_LETTER: 'option {letter} may hold another one: {text}',
  PAPER_OPTION_COUNT_UNUSUAL: 'has {count} options, the others of its part have {usual}',
  PAPER_NUMBER_GAP: 'number {number} comes after number {before}',
  PAPER_NUMBER_TWICE: 'number {number} stands twice in its part',
  PAPER_NUMBER_MISSING: 'has no number, though others have',
  PAPER_NUMBER_UNSURE: 'it is not certain whether {text} is the number of a question',
  PAPER_TYPE_UNKNOWN: 'what type of question it is could not be told',
  PAPER_TYPE_GUESSED: 'no heading says its type; it was taken as {type}',
  PAPER_TYPE_NOT_READ: 'questions of this kind are not read from a typed paper: {heading}',
  PAPER_OPTIONS_UNEXPECTED: 'has options, though its part has none: {heading}',
  PAPER_STEM_EMPTY: 'has no stem',
  PAPER_STEM_HOLDS_KEY: 'a key may stand in the text: {text}',
  PAPER_TEXT_ADDED: 'it is not certain where this line belongs; it was added here: {text}',
  PAPER_TEXT_PASSED_OVER: 'these lines belong to no question: {text}',
  PAPER_MORE_PASSED_OVER: '{count} further lines belong to no question',
  PAPER_BLANKS_NOT_AS_KEY: 'the stem has {blanks} blanks, the key has {answers}',
  PAPER_NO_BLANK: 'the stem has no blank',
  PAPER_GROUP_RANGE: 'the heading names the questions {from} to {to}, but {found} follow it',
  PAPER_GROUP_WITHOUT_CASE: 'the case is missing that its questions share',
  PAPER_GROUP_WITHOUT_OPTIONS: 'the options are missing that its questions share',
  PAPER_GROUP_OF_ONE: 'is the only question of its group',
  PAPER_DIFFICULTY_UNREADABLE: 'the difficulty cannot be read: {text}',
  PAPER_TABLE_UNSURE: 'a table stands here; look whether it was understood',
  PAPER_NOTHING_FOUND: 'no question was found; questions have numbers, options have letters',
  PAPER_TOO_LONG: 'has more than {max} characters; split it into several files',
  PAPER_TOO_MANY_LINES: 'has more than {max} lines; split it into several files',
  PAPER_LINE_TOO_LONG: 'a line has more than {max} characters; put each question on lines of its own',
});

interface Where {
  field?: ImportField | null;
  line?: number | null;
}

export const errorOf = (fault: Fault, { field = null, line = null }: Where = {}): ImportNotice => ({
  ...fault,
  severity: 'error',
  field,
  line,
});

export const warningOf = (fault: Fault, where: Where = {}): ImportNotice => ({
  ...errorOf(fault, where),
  severity: 'warning',
});
