import { DAY_PATTERN } from '../question/calendar-day';
import { COGNITIVE_LEVELS, LANGUAGE_PATTERN, LONGEST_TAG, MOST_TAGS, TAG_PATTERN } from '../question/question-about';
import { AUTHORED_STATES, QUESTION_TYPES, type QuestionType } from '../question/question-content';
import { MOST_ORDER_GROUPS } from '../question/blank-order';
import { WANTED } from '../question/wanted';

const defs = (name: string) => ({ $ref: `#/$defs/${name}` });
const text = (maxLength: number, description: string) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  pattern: '\\S',
  description,
});
const list = ({ items, min, max, description }: { items: object; min: number; max: number; description: string }) => ({
  type: 'array',
  items,
  minItems: min,
  maxItems: max,
  description,
});

/** A day that the calendar does not have, like 30 February, is found by `check-question-file.ts`. */
const day = (description: string) => ({
  type: 'string',
  pattern: DAY_PATTERN,
  description,
});

const COMMON_FIELDS = {
  id: defs('id'),
  type: {},
  status: { enum: [...AUTHORED_STATES], description: WANTED.INVALID_STATUS },
  difficulty: { type: 'integer', minimum: 1, maximum: 5, description: WANTED.INVALID_DIFFICULTY },
  knowledgePoint: text(100, WANTED.INVALID_KNOWLEDGE_POINT),
  stem: text(4000, WANTED.INVALID_STEM),
  rationale: text(4000, WANTED.INVALID_RATIONALE),
  source: text(60, WANTED.INVALID_SOURCE_NAME),
  sourcePlace: text(100, WANTED.INVALID_SOURCE_PLACE),
  competency: text(60, WANTED.INVALID_COMPETENCY),
  cognitiveLevel: { enum: [...COGNITIVE_LEVELS], description: WANTED.INVALID_COGNITIVE_LEVEL },
  tags: list({
    items: { ...text(LONGEST_TAG, WANTED.INVALID_TAG), pattern: TAG_PATTERN },
    min: 1,
    max: MOST_TAGS,
    description: WANTED.INVALID_TAGS,
  }),
  language: { type: 'string', pattern: LANGUAGE_PATTERN, description: WANTED.INVALID_LANGUAGE },
  reviewDate: day(WANTED.INVALID_REVIEW_DATE),
  /** Where it may stand is checked by `check-question-file.ts`. */
  furtherCase: text(4000, WANTED.INVALID_FURTHER_CASE),
};
const COMMON_REQUIRED = ['id', 'type', 'status', 'difficulty', 'knowledgePoint', 'stem'];

const PUBLISHED_NEEDS = {
  if: { properties: { status: { const: 'published' } }, required: ['status'] },
  then: { required: ['rationale', 'source'] },
};

const CHOICE_OPTIONS = list({ items: defs('optionText'), min: 2, max: 10, description: WANTED.INVALID_OPTIONS });
const letters = (min: number, description: string) => ({
  ...list({ items: defs('letter'), min, max: 15, description }),
});

interface AnswerFields {
  fields: Record<string, object>;
  required: string[];
  /** Constraints of a field that depend on another field. */
  depending?: object;
}

/** Without the format X, one right option is enough: 不定项选择题. */
const SEVERAL_RIGHT_FOR_X = {
  if: { properties: { format: { const: 'X' } }, required: ['format'] },
  then: { properties: { key: { ...letters(2, WANTED.INVALID_X_KEY), uniqueItems: true } } },
  else: { properties: { key: { ...letters(1, WANTED.INVALID_MULTIPLE_CHOICE_KEY), uniqueItems: true } } },
};

const ANSWERS: Record<QuestionType, AnswerFields> = {
  single_choice: {
    fields: {
      format: { enum: ['A1', 'A2'], description: WANTED.INVALID_CHOICE_FORMAT },
      options: CHOICE_OPTIONS,
      key: defs('letter'),
    },
    required: ['options', 'key'],
  },
  multiple_choice: {
    fields: {
      format: { enum: ['X'], description: WANTED.INVALID_MULTIPLE_CHOICE_FORMAT },
      options: CHOICE_OPTIONS,
      key: {},
    },
    required: ['options', 'key'],
    depending: SEVERAL_RIGHT_FOR_X,
  },
  true_false: { fields: { key: { type: 'boolean', description: WANTED.INVALID_TRUE_FALSE_KEY } }, required: ['key'] },
  fill_in: {
    fields: {
      blanks: list({
        items: list({
          items: text(100, WANTED.INVALID_BLANK_TEXT),
          min: 1,
          max: 10,
          description: WANTED.INVALID_BLANK,
        }),
        min: 1,
        max: 10,
        description: WANTED.INVALID_BLANKS,
      }),
      anyOrder: list({
        items: {
          ...list({
            items: { type: 'integer', minimum: 1, maximum: 10, description: WANTED.INVALID_BLANK_NUMBER },
            min: 2,
            max: 10,
            description: WANTED.INVALID_ANY_ORDER_BLANKS,
          }),
          uniqueItems: true,
        },
        min: 1,
        max: MOST_ORDER_GROUPS,
        description: WANTED.INVALID_ANY_ORDER,
      }),
    },
    required: ['blanks'],
  },
  numeric: {
    fields: { value: defs('decimal'), tolerance: { ...defs('decimal'), description: WANTED.INVALID_TOLERANCE } },
    required: ['value'],
  },
  matching: {
    fields: {
      prompts: list({ items: defs('optionText'), min: 2, max: 10, description: WANTED.INVALID_PROMPTS }),
      options: list({ items: defs('optionText'), min: 2, max: 15, description: WANTED.INVALID_MATCHING_OPTIONS }),
      key: letters(2, WANTED.INVALID_MATCHING_KEY),
    },
    required: ['prompts', 'options', 'key'],
  },
  ordering: {
    fields: {
      options: CHOICE_OPTIONS,
      key: { ...letters(2, WANTED.INVALID_ORDERING_KEY), uniqueItems: true },
    },
    required: ['options'],
  },
  essay: { fields: {}, required: [] },
};

const whenType = (type: QuestionType) => ({
  if: { properties: { type: { const: type } }, required: ['type'] },
  then: {
    properties: { ...COMMON_FIELDS, ...ANSWERS[type].fields },
    required: [...COMMON_REQUIRED, ...ANSWERS[type].required],
    additionalProperties: false,
    ...(ANSWERS[type].depending && { allOf: [ANSWERS[type].depending] }),
  },
});

const groupFields = (format: object) => ({ id: defs('id'), format });
const groupQuestions = (items: object) => list({ items, min: 2, max: 10, description: WANTED.INVALID_GROUP_QUESTIONS });

const CASE_GROUP = {
  properties: {
    ...groupFields({}),
    stimulus: text(8000, WANTED.INVALID_CASE),
    questions: groupQuestions(defs('caseQuestion')),
  },
  required: ['id', 'format', 'stimulus', 'questions'],
  additionalProperties: false,
};

const SHARED_OPTIONS_GROUP = {
  properties: {
    ...groupFields({}),
    stimulus: text(8000, WANTED.INVALID_HEADING),
    options: CHOICE_OPTIONS,
    questions: groupQuestions(defs('sharedOptionsQuestion')),
  },
  required: ['id', 'format', 'options', 'questions'],
  additionalProperties: false,
};

/** The only definition of questions.yaml, published as `question-banks/schema/questions.schema.json`. */
export const QUESTIONS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '试题文件 questions.yaml: the questions of one domain',
  type: 'object',
  description: WANTED.INVALID_FILE_OF_QUESTIONS,
  properties: {
    domain: { ...defs('id'), description: WANTED.INVALID_DOMAIN_OF_FILE },
    sources: {
      type: 'object',
      description: WANTED.INVALID_SOURCES,
      maxProperties: 500,
      propertyNames: { maxLength: 60 },
      additionalProperties: defs('source'),
    },
    questions: { type: 'array', items: defs('question'), maxItems: 5000, description: WANTED.INVALID_QUESTIONS },
    groups: { type: 'array', items: defs('group'), maxItems: 2000, description: WANTED.INVALID_GROUPS },
  },
  required: ['domain'],
  additionalProperties: false,
  $defs: {
    id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$', description: WANTED.INVALID_CODE },
    letter: { type: 'string', pattern: '^[A-O]$', description: WANTED.INVALID_LETTER },
    optionText: text(500, WANTED.INVALID_OPTION_TEXT),
    decimal: { type: 'string', pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,9})?$', description: WANTED.INVALID_DECIMAL },
    source: {
      type: 'object',
      description: WANTED.INVALID_SOURCE,
      properties: {
        issuer: text(200, WANTED.INVALID_ISSUER),
        title: text(300, WANTED.INVALID_SOURCE_TITLE),
        year: { type: 'integer', minimum: 1900, maximum: 2100, description: WANTED.INVALID_YEAR },
        documentNumber: text(60, WANTED.INVALID_DOCUMENT_NUMBER),
        link: {
          type: 'string',
          maxLength: 500,
          pattern: '^https?://[^\\s<>"]+$',
          description: WANTED.INVALID_LINK,
        },
        checkedOn: day(WANTED.INVALID_CHECKED_ON),
      },
      required: ['issuer', 'title', 'year'],
      additionalProperties: false,
    },
    question: {
      type: 'object',
      description: WANTED.INVALID_QUESTION,
      properties: { type: { enum: [...QUESTION_TYPES], description: WANTED.INVALID_TYPE } },
      required: ['type'],
      allOf: [...QUESTION_TYPES.map(whenType), PUBLISHED_NEEDS],
    },
    caseQuestion: { allOf: [defs('question')], properties: { format: false } },
    sharedOptionsQuestion: {
      type: 'object',
      description: WANTED.INVALID_QUESTION,
      properties: {
        ...COMMON_FIELDS,
        type: { const: 'single_choice', description: WANTED.INVALID_GROUP_QUESTION_TYPE },
        key: defs('letter'),
      },
      required: [...COMMON_REQUIRED, 'key'],
      additionalProperties: false,
      allOf: [PUBLISHED_NEEDS],
    },
    group: {
      type: 'object',
      description: WANTED.INVALID_GROUP,
      properties: { format: { enum: ['A3', 'A4', 'B1'], description: WANTED.INVALID_GROUP_FORMAT } },
      required: ['format'],
      allOf: [
        { if: { properties: { format: { enum: ['A3', 'A4'] } }, required: ['format'] }, then: CASE_GROUP },
        { if: { properties: { format: { const: 'B1' } }, required: ['format'] }, then: SHARED_OPTIONS_GROUP },
      ],
    },
  },
} as const;
