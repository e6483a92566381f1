import { ValidateBy, type ValidationOptions } from 'class-validator';
import { DAY_PATTERN, isInCalendar } from '../question/calendar-day';

const DAY = new RegExp(DAY_PATTERN);

/** A day of the calendar, like `2026-11-30`. */
export const IsDay = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && DAY.test(value) && isInCalendar(value),
        defaultMessage: () => '$property must be a day, like 2026-11-30',
      },
    },
    options,
  );
