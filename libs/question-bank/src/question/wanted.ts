import { COGNITIVE_LEVELS } from './question-about';
import { QUESTION_TYPES } from './question-content';

/** The required form of each field, by the code of its fault; the published schemas use the same descriptions. */
export const WANTED = {
  INVALID_BANK_FILE: 'a file with the fields code, title and domains',
  INVALID_BANK_TITLE: 'the name of the bank',
  INVALID_DOMAINS: 'a list of 1 to 100 domains',
  INVALID_DOMAIN: 'code and title of a domain',
  INVALID_DOMAIN_TITLE: 'the name of the domain',
  INVALID_CODE: '1 to 60 letters, digits, hyphens, dots or underscores',

  INVALID_FILE_OF_QUESTIONS: 'a file with the fields domain, sources, questions and groups',
  INVALID_DOMAIN_OF_FILE: 'the code of the domain, as in bank.yaml and as the folder is called',
  INVALID_SOURCES: 'guidelines and standards by a short name',
  INVALID_QUESTIONS: 'a list of questions that stand alone',
  INVALID_GROUPS: 'a list of A3, A4 and B1 groups',

  INVALID_SOURCE:
    'issuer, title and year of a document; its number, a link and the day on which it was checked, if known',
  INVALID_ISSUER: 'a text: who issued the document',
  INVALID_SOURCE_TITLE: 'a text: the title of the document',
  INVALID_YEAR: 'the year of issue in four digits',
  INVALID_DOCUMENT_NUMBER: 'a text: how the issuer numbers the document',
  INVALID_LINK: 'an address that begins with http:// or https://',
  INVALID_CHECKED_ON: 'the day on which somebody made sure that the document is still in force, like 2026-11-30',

  INVALID_QUESTION: 'a question with its fields',
  INVALID_TYPE: `one of ${QUESTION_TYPES.join(', ')}`,
  INVALID_STATUS: 'draft (never drawn into an exam), published, or retired (taken back)',
  INVALID_DIFFICULTY: 'a whole number from 1 (very easy) to 5 (very hard)',
  INVALID_KNOWLEDGE_POINT: 'a text: what is tested, in a few words',
  INVALID_STEM:
    'a text: the question itself, Markdown without HTML; a picture beside the file is ![what it shows](pictures/name.png)',
  INVALID_RATIONALE: 'a text: why the key is right and the others are not',
  INVALID_SOURCE_NAME: 'a text: the name of an entry in sources',
  INVALID_SOURCE_PLACE: 'a text: page or section of the source',
  INVALID_COMPETENCY: 'a text of up to 60 characters: the code of the competency',
  INVALID_COGNITIVE_LEVEL: `one of ${COGNITIVE_LEVELS.join(', ')}`,
  INVALID_TAGS: 'a list of 1 to 20 tags, each once',
  INVALID_TAG: 'a text of up to 30 characters without commas, semicolons or line breaks',
  INVALID_LANGUAGE: 'the code of a language, like zh-CN or en',
  INVALID_FURTHER_CASE: 'a text: the part of the case that comes with this question',
  INVALID_REVIEW_DATE: 'the day by which somebody looks at the question again, like 2028-06-30',
  INVALID_CHOICE_FORMAT: 'A1 (single statement) or A2 (short case)',
  INVALID_MULTIPLE_CHOICE_FORMAT: 'X, the form of multiple choice with at least two right options',

  INVALID_OPTIONS: 'a list of 2 to 10 texts, without letters',
  INVALID_MATCHING_OPTIONS: 'a list of 2 to 15 texts, without letters',
  INVALID_OPTION_TEXT: 'a text: numbers, true, false and null stand in quotes',
  INVALID_PROMPTS: 'a list of 2 to 10 texts to be matched',
  INVALID_LETTER: 'one capital letter, the place of the option in the list',
  INVALID_MULTIPLE_CHOICE_KEY: 'the letters of all right options, one or more, like [A, C]',
  INVALID_X_KEY: 'the letters of all right options, at least two for the format X, like [A, C]',
  INVALID_MATCHING_KEY: 'one letter for each prompt, in their order',
  INVALID_ORDERING_KEY: 'all letters in the right order; when left out, the options stand in the right order',
  INVALID_TRUE_FALSE_KEY: 'true or false, without quotes',
  INVALID_BLANKS: 'for each ____ of the stem a list of the texts that count: [[text, alternative], …]',
  INVALID_BLANK: 'a list of 1 to 10 texts that count as right',
  INVALID_BLANK_TEXT: 'a text: what counts as right; a number stands in quotes',
  INVALID_ANY_ORDER: 'up to 5 lists of the numbers of blanks whose order does not matter: [[1, 2]]',
  INVALID_ANY_ORDER_BLANKS: 'a list of at least two numbers of blanks, each once',
  INVALID_BLANK_NUMBER: 'the number of a blank, counted from 1',
  INVALID_DECIMAL: 'a decimal number in quotes, like "12.5"',
  INVALID_TOLERANCE: 'how far off still counts; "0" when left out',

  INVALID_GROUP: 'a group with its fields',
  INVALID_GROUP_FORMAT: 'A3 or A4 (questions on one case) or B1 (shared options)',
  INVALID_CASE: 'a text: the case that the questions share',
  INVALID_HEADING: 'a text: a heading instead of the usual one',
  INVALID_GROUP_QUESTIONS: 'a list of 2 to 10 questions',
  INVALID_GROUP_QUESTION_TYPE: 'single_choice, as always in a B1 group',
} as const;

export type WantedCode = keyof typeof WANTED;
