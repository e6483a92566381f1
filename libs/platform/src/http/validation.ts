import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidRequest } from '../errors';
import type { FieldFault } from '../faults';
import { requestFault } from './request-fault';

const faultsOf = (errors: ValidationError[], path = ''): FieldFault[] =>
  errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([constraint, problem]) => ({
      field,
      ...requestFault({ constraint, problem }),
    }));
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
