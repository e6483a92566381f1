import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Validates a field that is an object of this class, or with `each` a list of them. class-validator alone accepts a
 * list in place of an object, and an empty list without a fault.
 */
export const Nested =
  (type: () => new () => object, options: { each?: boolean } = {}): PropertyDecorator =>
  (target, field) => {
    Type(type)(target, field);
    ValidateNested(options)(target, field);
    ValidateBy(
      { name: 'isRecord', validator: { validate: isRecord, defaultMessage: () => '$property must be an object' } },
      options,
    )(target, field);
  };
