import { ValidateIf } from 'class-validator';

/**
 * A field that may be left out, but that is not null: for a property `name?: T`. `IsOptional` of class-validator also
 * lets null through, so it is for `name?: T | null`.
 */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
