import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { BANK_SCHEMA } from './bank-schema';
import { QUESTIONS_SCHEMA } from './questions-schema';

export interface SchemaFault {
  path: (string | number)[];
  problem: string;
}

const ajv = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false });

const VALIDATORS: Record<'bank' | 'questions', ValidateFunction> = {
  bank: ajv.compile(BANK_SCHEMA),
  questions: ajv.compile(QUESTIONS_SCHEMA),
};

/** Checks against the published JSON Schema; in words that a trainer understands. */
export function checkAgainstSchema({ kind, data }: { kind: 'bank' | 'questions'; data: unknown }): SchemaFault[] {
  const validate = VALIDATORS[kind];
  if (validate(data)) return [];
  // "if" only repeats that the chosen branch has faults; those are listed by themselves.
  const faults = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(toFault);
  return [...new Map(faults.map((fault) => [`${fault.path.join('/')} ${fault.problem}`, fault])).values()];
}

function toFault(error: ErrorObject): SchemaFault {
  const path = pathOf(error.instancePath);
  const field = path.filter((part) => typeof part === 'string').at(-1);
  const place = typeof path.at(-1) === 'number' ? `${field} ${Number(path.at(-1)) + 1}` : field;
  const subject = place === undefined || error.keyword === 'required' || error.keyword === 'additionalProperties' ? '' : `${place}: `;
  return { path: [...path, ...missingOrUnknown(error)], problem: subject + problemOf(error) };
}

const missingOrUnknown = ({ keyword, params }: ErrorObject): string[] =>
  keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];

function problemOf({ keyword, params, message, parentSchema }: ErrorObject): string {
  const description = (parentSchema as { description?: string } | undefined)?.description;
  switch (keyword) {
    case 'required': return `lacks "${String(params.missingProperty)}"`;
    case 'additionalProperties': return `has the unknown field "${String(params.additionalProperty)}"; remove it or correct its name`;
    case 'false schema': return 'does not belong here; the group has it';
    case 'maxLength': return `is longer than ${String(params.limit)} characters`;
    case 'uniqueItems': return 'names the same letter twice';
    default: return description ? `must be ${description}` : (message ?? keyword);
  }
}

const pathOf = (pointer: string): (string | number)[] =>
  pointer.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
