import { WANTED } from '../question/wanted';

/** The only definition of bank.yaml, published as `question-banks/schema/bank.schema.json`. */
export const BANK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '题库 bank.yaml: a question bank and its domains',
  type: 'object',
  description: WANTED.INVALID_BANK_FILE,
  properties: {
    code: { $ref: '#/$defs/code' },
    title: { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S', description: WANTED.INVALID_BANK_TITLE },
    domains: {
      type: 'array',
      description: WANTED.INVALID_DOMAINS,
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'object',
        description: WANTED.INVALID_DOMAIN,
        properties: {
          code: { $ref: '#/$defs/code' },
          title: {
            type: 'string',
            minLength: 1,
            maxLength: 100,
            pattern: '\\S',
            description: WANTED.INVALID_DOMAIN_TITLE,
          },
        },
        required: ['code', 'title'],
        additionalProperties: false,
      },
    },
  },
  required: ['code', 'title', 'domains'],
  additionalProperties: false,
  $defs: {
    code: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$', description: WANTED.INVALID_CODE },
  },
} as const;
