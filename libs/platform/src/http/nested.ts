import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A field that is an object of its own class, or with `each` a list of these. By itself class-validator looks through a
 * list that stands where an object is asked for, and finds no fault in an empty one.
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
