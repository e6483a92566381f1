import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Up to this number, a database stores the thousandths as exact integers. */
const LARGEST = 1_000_000_000;

/**
 * A number with at most three decimals. class-validator's `IsNumber` reads the decimals from the number's text and
 * throws for 1e-7, which has none there.
 */
export const isThousandths = (value: unknown): boolean =>
  typeof value === 'number' && Math.abs(value) <= LARGEST && Math.round(value * 1000) / 1000 === value;

/** Validates points in a request. */
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
