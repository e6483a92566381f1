import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Thousandths of it are whole numbers that a database keeps exactly. */
const LARGEST = 1_000_000_000;

/** A number with at most three decimals. Not class-validator's `IsNumber`, which reads the decimals from the number's text: 1e-7 has none there, and it throws. */
export const isThousandths = (value: unknown): boolean =>
  typeof value === 'number' && Math.abs(value) <= LARGEST && Math.round(value * 1000) / 1000 === value;

/** Points on the wire. */
export const IsThousandths = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isThousandths',
      validator: {
        validate: isThousandths,
        defaultMessage: () => '$property must be a number with at most 3 decimals',
      },
    },
    options,
  );
