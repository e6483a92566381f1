import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidRequest } from '../errors';

interface FieldFault {
  field: string;
  problem: string;
}

const faultsOf = (errors: ValidationError[], path = ''): FieldFault[] =>
  errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((problem) => ({ field, problem }));
    return [...own, ...faultsOf(error.children ?? [], field)];
  });

/** For every route without a compiled schema: unknown fields are refused, each fault names its field. */
export const dtoValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => {
      const faults = faultsOf(errors);
      return new InvalidRequest(`Check ${faults.map(({ field }) => field).join(', ')}.`, { faults });
    },
  });
