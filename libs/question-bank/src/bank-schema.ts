/** The one description of bank.yaml; `question-banks/schema/bank.schema.json` is this. */
export const BANK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '题库 bank.yaml: a question bank and its domains',
  type: 'object',
  description: 'a file with the fields code, title and domains',
  properties: {
    code: { $ref: '#/$defs/code' },
    title: { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S', description: 'the name of the bank' },
    domains: {
      type: 'array',
      description: 'a list of 1 to 100 domains',
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'object',
        description: 'code and title of a domain',
        properties: {
          code: { $ref: '#/$defs/code' },
          title: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S', description: 'the name of the domain' },
        },
        required: ['code', 'title'],
        additionalProperties: false,
      },
    },
  },
  required: ['code', 'title', 'domains'],
  additionalProperties: false,
  $defs: {
    code: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$', description: '1 to 60 letters, digits, hyphens, dots or underscores' },
  },
} as const;
