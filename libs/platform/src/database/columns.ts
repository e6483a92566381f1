import { Column, PrimaryColumn, type ColumnOptions, type ValueTransformer } from 'typeorm';

// The drivers return 64-bit integers as text; ours (times, millipoints) stay below 2^53.
const asNumber: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

// The drivers return booleans in different forms.
const asBoolean: ValueTransformer = {
  to: (value: boolean) => value,
  from: (value: number | boolean) => Boolean(value),
};

type Extra = Pick<ColumnOptions, 'name' | 'nullable' | 'default' | 'length'>;

/** Column types that mean the same on both engines. `name` is the snake_case column name. */
export const IdColumn = (name: string, extra: Extra = {}) => Column({ type: 'varchar', length: 36, name, ...extra });
export const PrimaryIdColumn = (name = 'id', length = 36) => PrimaryColumn({ type: 'varchar', length, name });
export const TextColumn = (name: string, length: number, extra: Extra = {}) =>
  Column({ type: 'varchar', length: String(length) as unknown as number, name, ...extra });
export const LongTextColumn = (name: string, extra: Extra = {}) => Column({ type: 'text', name, ...extra });
export const IntColumn = (name: string, extra: Extra = {}) => Column({ type: 'int', name, ...extra });
export const PrimaryIntColumn = (name: string) => PrimaryColumn({ type: 'int', name });
export const BooleanColumn = (name: string, extra: Extra = {}) =>
  Column({ type: 'boolean', name, transformer: asBoolean, ...extra });
/** Whole milliseconds since 1970-01-01 UTC. */
export const TimeColumn = (name: string, extra: Extra = {}) =>
  Column({ type: 'bigint', name, transformer: asNumber, ...extra });
export const JsonColumn = (name: string, extra: Extra = {}) => Column({ type: 'simple-json', name, ...extra });
