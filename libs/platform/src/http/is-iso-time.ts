import { isISO8601, ValidateBy, type ValidationOptions } from 'class-validator';

/**
 * Accepts the ISO 8601 forms that JavaScript parses to one moment; week dates and forms without separators are refused.
 */
export const namesMoment = (value: unknown): boolean =>
  typeof value === 'string' && isISO8601(value, { strict: true }) && Number.isFinite(Date.parse(value));

/** Validates a time in a request. */
export const IsIsoTime = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isIsoTime',
      validator: {
        validate: namesMoment,
        defaultMessage: () => '$property must be a time such as 2026-06-01T08:00:00.000Z',
      },
    },
    options,
  );
