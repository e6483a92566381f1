import { isISO8601, ValidateBy, type ValidationOptions } from 'class-validator';

/** Of the many forms of ISO 8601 those that name one moment here: not a week date, nor a text without its separators. */
export const namesMoment = (value: unknown): boolean =>
  typeof value === 'string' && isISO8601(value, { strict: true }) && Number.isFinite(Date.parse(value));

/** A time on the wire. */
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
