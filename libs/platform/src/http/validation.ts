import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidRequest } from '../errors/errors';
import type { FieldFault } from '../errors/faults';
import { shortText } from './bounds/bounded-error';
import { requestFault } from './request-fault';

const MAX_TOLD_FAULTS = 20;
const MAX_FIELD_LENGTH = 100;
const MAX_PROBLEM_LENGTH = 200;

interface Found {
  /** The first faults, at most `MAX_TOLD_FAULTS`. */
  faults: FieldFault[];
  count: number;
}

/** Counts every fault, but describes only those that are reported. */
function collectFaults({ errors, path, found }: { errors: ValidationError[]; path: string; found: Found }): Found {
  for (const { property, constraints = {}, children = [] } of errors) {
    const field = path ? `${path}.${property}` : property;
    for (const [constraint, problem] of Object.entries(constraints)) {
      found.count += 1;
      if (found.faults.length < MAX_TOLD_FAULTS) found.faults.push(toldFault({ field, constraint, problem }));
    }
    collectFaults({ errors: children, path: field, found });
  }
  return found;
}

function toldFault({ field, constraint, problem }: { field: string; constraint: string; problem: string }): FieldFault {
  const fault = requestFault({ constraint, problem: shortText(problem, MAX_PROBLEM_LENGTH) });
  return { field: shortText(field, MAX_FIELD_LENGTH), ...fault };
}

/** Validation for every route without a compiled schema: unknown fields are refused, and each fault names its field. */
export const dtoValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const { faults, count } = collectFaults({ errors, path: '', found: { faults: [], count: 0 } });
      const fields = faults.map(({ field }) => field).join(', ');
      const more = count > faults.length ? ` and more: ${count} faults in all` : '';
      return new InvalidRequest(`Check ${fields}${more}.`, { faults, faultCount: count });
    },
  });
