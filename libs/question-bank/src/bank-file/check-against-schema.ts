import { faultTable, type Fault } from '@sunflower/platform/plain';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import { BANK_SCHEMA } from './bank-schema';
import { fieldFault } from './question-file-fault';
import { QUESTIONS_SCHEMA } from './questions-schema';
import { WANTED, type WantedCode } from '../question/wanted';

export interface SchemaFault extends Fault {
  path: (string | number)[];
  /** Null for the whole file. */
  field: string | null;
}

const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strictTypes: false,
  strictRequired: false,
  // Every reading thread compiles the schema, which takes longer than most files: less than half of that, compiled without
  // copies of shared parts, polish of the code, and a check of our own schema (published-schemas.spec.ts checks it).
  inlineRefs: false,
  code: { optimize: false },
  validateSchema: false,
  meta: false,
});

const SCHEMAS = { bank: BANK_SCHEMA, questions: QUESTIONS_SCHEMA };

const wantedFault = faultTable(WANTED);
const CODE_OF_DESCRIPTION = new Map<string, WantedCode>(
  Object.entries(WANTED).map(([code, description]) => [description, code as WantedCode]),
);

/** Checks against the published JSON Schema, with messages that trainers understand. */
export function checkAgainstSchema({ kind, data }: { kind: 'bank' | 'questions'; data: unknown }): SchemaFault[] {
  // Compiled on first use and cached by ajv, because most processes never read a bank.
  const validate = ajv.compile(SCHEMAS[kind]);
  if (validate(data)) return [];
  // "if" and "propertyNames" only repeat faults that are listed separately.
  const faults = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .map(toFault);
  return [...new Map(faults.map((fault) => [`${fault.path.join('/')} ${fault.problem}`, fault])).values()];
}

function toFault(error: ErrorObject): SchemaFault {
  const path = [...pathOf(error.instancePath), ...unknownField(error)];
  const field = missingField(error) ?? path.filter((part) => typeof part === 'string').at(-1) ?? null;
  const last = error.keyword === 'required' ? null : path.at(-1);
  const place = typeof last === 'number' ? last + 1 : null;
  const { code, details, problem } = faultOf(error);
  const subject =
    field === null || NAMES_FIELD_ITSELF.includes(error.keyword)
      ? ''
      : `${place === null ? field : `${field} ${place}`}: `;
  return { path, field, code, details: place === null ? details : { ...details, place }, problem: subject + problem };
}

const NAMES_FIELD_ITSELF = ['required', 'additionalProperties'];

const missingField = ({ keyword, params }: ErrorObject): string | null =>
  keyword === 'required' ? String(params.missingProperty) : null;

const unknownField = ({ keyword, params }: ErrorObject): string[] =>
  keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];

function faultOf({ keyword, params, propertyName, parentSchema }: ErrorObject): Fault {
  switch (keyword) {
    case 'required':
      return fieldFault('REQUIRED_FIELD_MISSING', { missing: String(params.missingProperty) });
    case 'additionalProperties':
      return fieldFault('UNKNOWN_FIELD', { unknown: String(params.additionalProperty) });
    case 'false schema':
      return fieldFault('FIELD_OF_GROUP', {});
    case 'maxLength': {
      const max = Number(params.limit);
      return propertyName === undefined
        ? fieldFault('FIELD_TOO_LONG', { max })
        : fieldFault('SOURCE_NAME_TOO_LONG', { name: propertyName, max });
    }
    case 'uniqueItems':
      return fieldFault('LETTER_TWICE', {});
    default:
      return notAsWanted(parentSchema);
  }
}

function notAsWanted(schema: object | undefined): Fault {
  const { description } = (schema ?? {}) as { description?: string };
  const code = CODE_OF_DESCRIPTION.get(description ?? '');
  if (code === undefined) throw new Error(`wanted.ts does not have: ${description}`);
  const { problem, ...fault } = wantedFault(code, {});
  return { ...fault, problem: `must be ${problem}` };
}

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
