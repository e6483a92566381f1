import { QUESTION_TYPES, type QuestionType } from './question-content';

const defs = (name: string) => ({ $ref: `#/$defs/${name}` });
const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S', description: `a text: ${description}` });
const list = ({ items, min, max, description }: { items: object; min: number; max: number; description: string }) => ({
  type: 'array', items, minItems: min, maxItems: max, description,
});

const COMMON_FIELDS = {
  id: defs('id'),
  type: {},
  status: { enum: ['draft', 'published'], description: 'draft (never drawn into an exam) or published' },
  difficulty: { type: 'integer', minimum: 1, maximum: 5, description: 'a whole number from 1 (very easy) to 5 (very hard)' },
  knowledgePoint: text(100, 'what is tested, in a few words'),
  stem: text(4000, 'the question itself, Markdown without HTML; a picture beside the file is ![what it shows](pictures/name.png)'),
  rationale: text(4000, 'why the key is right and the others are not'),
  source: text(60, 'the name of an entry in sources'),
};
const COMMON_REQUIRED = ['id', 'type', 'status', 'difficulty', 'knowledgePoint', 'stem'];

const PUBLISHED_NEEDS = {
  if: { properties: { status: { const: 'published' } }, required: ['status'] },
  then: { required: ['rationale', 'source'] },
};

const choiceOptions = (max: number) => list({ items: defs('optionText'), min: 2, max, description: `a list of 2 to ${max} texts, without letters` });
const letters = (min: number, description: string) => ({ ...list({ items: defs('letter'), min, max: 15, description }) });

interface AnswerFields {
  fields: Record<string, object>;
  required: string[];
}

const ANSWERS: Record<QuestionType, AnswerFields> = {
  single_choice: {
    fields: { format: { enum: ['A1', 'A2'], description: 'A1 (single statement) or A2 (short case)' }, options: choiceOptions(10), key: defs('letter') },
    required: ['options', 'key'],
  },
  multiple_choice: {
    fields: {
      format: { enum: ['X'], description: 'X, the form of multiple choice' },
      options: choiceOptions(10),
      key: { ...letters(2, 'the letters of all right options, at least two, like [A, C]'), uniqueItems: true },
    },
    required: ['options', 'key'],
  },
  true_false: { fields: { key: { type: 'boolean', description: 'true or false, without quotes' } }, required: ['key'] },
  fill_in: {
    fields: {
      blanks: list({
        items: list({ items: text(100, 'what counts as right; a number stands in quotes'), min: 1, max: 10, description: 'a list of 1 to 10 texts that count as right' }),
        min: 1, max: 10, description: 'for each ____ of the stem a list of the texts that count: [[text, alternative], …]',
      }),
    },
    required: ['blanks'],
  },
  numeric: {
    fields: { value: defs('decimal'), tolerance: { ...defs('decimal'), description: 'how far off still counts; "0" when left out' } },
    required: ['value'],
  },
  matching: {
    fields: {
      prompts: list({ items: defs('optionText'), min: 2, max: 10, description: 'a list of 2 to 10 texts to be matched' }),
      options: choiceOptions(15),
      key: letters(2, 'one letter for each prompt, in their order'),
    },
    required: ['prompts', 'options', 'key'],
  },
  ordering: {
    fields: {
      options: choiceOptions(10),
      key: { ...letters(2, 'all letters in the right order; when left out, the options stand in the right order'), uniqueItems: true },
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
  },
});

const groupFields = (format: object) => ({ id: defs('id'), format });
const groupQuestions = (items: object) => list({ items, min: 2, max: 10, description: 'a list of 2 to 10 questions' });

const CASE_GROUP = {
  properties: {
    ...groupFields({}),
    stimulus: text(8000, 'the case that the questions share'),
    questions: groupQuestions(defs('caseQuestion')),
  },
  required: ['id', 'format', 'stimulus', 'questions'],
  additionalProperties: false,
};

const SHARED_OPTIONS_GROUP = {
  properties: {
    ...groupFields({}),
    stimulus: text(8000, 'a heading instead of the usual one'),
    options: choiceOptions(10),
    questions: groupQuestions(defs('sharedOptionsQuestion')),
  },
  required: ['id', 'format', 'options', 'questions'],
  additionalProperties: false,
};

/** The one description of questions.yaml; `question-banks/schema/questions.schema.json` is this. */
export const QUESTIONS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '试题文件 questions.yaml: the questions of one domain',
  type: 'object',
  description: 'a file with the fields domain, sources, questions and groups',
  properties: {
    domain: { ...defs('id'), description: 'the code of the domain, as in bank.yaml and as the folder is called' },
    sources: {
      type: 'object',
      description: 'guidelines and standards by a short name',
      maxProperties: 500,
      propertyNames: { maxLength: 60 },
      additionalProperties: defs('source'),
    },
    questions: { type: 'array', items: defs('question'), maxItems: 5000, description: 'a list of questions that stand alone' },
    groups: { type: 'array', items: defs('group'), maxItems: 2000, description: 'a list of A3, A4 and B1 groups' },
  },
  required: ['domain'],
  additionalProperties: false,
  $defs: {
    id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$', description: '1 to 60 letters, digits, hyphens, dots or underscores' },
    letter: { type: 'string', pattern: '^[A-O]$', description: 'one capital letter, the place of the option in the list' },
    optionText: text(500, 'numbers, true, false and null stand in quotes'),
    decimal: { type: 'string', pattern: '^-?[0-9]{1,15}(\\.[0-9]{1,9})?$', description: 'a decimal number in quotes, like "12.5"' },
    source: {
      type: 'object',
      description: 'issuer, title and year of a document',
      properties: {
        issuer: text(200, 'who issued the document'),
        title: text(300, 'the title of the document'),
        year: { type: 'integer', minimum: 1900, maximum: 2100, description: 'the year of issue in four digits' },
      },
      required: ['issuer', 'title', 'year'],
      additionalProperties: false,
    },
    question: {
      type: 'object',
      description: 'a question with its fields',
      properties: { type: { enum: [...QUESTION_TYPES], description: `one of ${QUESTION_TYPES.join(', ')}` } },
      required: ['type'],
      allOf: [...QUESTION_TYPES.map(whenType), PUBLISHED_NEEDS],
    },
    caseQuestion: { allOf: [defs('question')], properties: { format: false } },
    sharedOptionsQuestion: {
      type: 'object',
      description: 'a question with its fields',
      properties: {
        ...COMMON_FIELDS,
        type: { const: 'single_choice', description: 'single_choice, as always in a B1 group' },
        key: defs('letter'),
      },
      required: [...COMMON_REQUIRED, 'key'],
      additionalProperties: false,
      allOf: [PUBLISHED_NEEDS],
    },
    group: {
      type: 'object',
      description: 'a group with its fields',
      properties: { format: { enum: ['A3', 'A4', 'B1'], description: 'A3 or A4 (questions on one case) or B1 (shared options)' } },
      required: ['format'],
      allOf: [
        { if: { properties: { format: { enum: ['A3', 'A4'] } }, required: ['format'] }, then: CASE_GROUP },
        { if: { properties: { format: { const: 'B1' } }, required: ['format'] }, then: SHARED_OPTIONS_GROUP },
      ],
    },
  },
} as const;
