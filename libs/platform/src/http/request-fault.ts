import { faultTable, type Fault, type FieldFault } from '../errors/faults';

const fault = faultTable({
  FIELD_REQUIRED: 'is required',
  FIELD_NOT_EXPECTED: 'is not expected here',
  FIELD_EMPTY: 'is empty',
  FIELD_OF_WRONG_FORM: 'does not have the form that is asked for',
  VALUE_TOO_SMALL: 'is less than {limit}',
  VALUE_TOO_GREAT: 'is more than {limit}',
  TEXT_TOO_SHORT: 'has fewer than {limit} characters',
  TEXT_TOO_LONG: 'has more than {limit} characters',
  LIST_TOO_SHORT: 'names fewer than {limit}',
  LIST_TOO_LONG: 'names more than {limit}',
  LIST_NAMES_TWICE: 'names one thing twice',
  VALUE_NOT_OFFERED: 'is none of the values that can be chosen',
});

type Code = Parameters<typeof fault>[0];

const CODE_OF_CONSTRAINT: Record<string, Code> = {
  whitelistValidation: 'FIELD_NOT_EXPECTED',
  isNotEmpty: 'FIELD_EMPTY',
  min: 'VALUE_TOO_SMALL',
  max: 'VALUE_TOO_GREAT',
  minLength: 'TEXT_TOO_SHORT',
  maxLength: 'TEXT_TOO_LONG',
  arrayMinSize: 'LIST_TOO_SHORT',
  arrayMaxSize: 'LIST_TOO_LONG',
  arrayUnique: 'LIST_NAMES_TWICE',
  isIn: 'VALUE_NOT_OFFERED',
  isNotIn: 'VALUE_NOT_OFFERED',
};

export const fieldRequired = (field: string): FieldFault => ({ field, ...fault('FIELD_REQUIRED', {}) });
export const fieldOfWrongForm = (field: string): FieldFault => ({ field, ...fault('FIELD_OF_WRONG_FORM', {}) });

/** Keeps class-validator's text, the only place that contains the limit. */
export function requestFault({ constraint, problem }: { constraint: string; problem: string }): Fault {
  const code = codeOf({ constraint, problem });
  const [limit] = (code.includes('_TOO_') && /-?\d+(?:\.\d+)?(?=\D*$)/.exec(problem)) || [];
  const details = limit === undefined ? {} : { limit: Number(limit) };
  return { ...fault(code, details as { limit: number }), problem };
}

function codeOf({ constraint, problem }: { constraint: string; problem: string }): Code {
  if (constraint === 'isLength') return problem.includes('longer than') ? 'TEXT_TOO_SHORT' : 'TEXT_TOO_LONG';
  return CODE_OF_CONSTRAINT[constraint] ?? 'FIELD_OF_WRONG_FORM';
}
