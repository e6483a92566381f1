import { hash } from 'node:crypto';
import { BackupUnreadable } from './backup-errors';

/** A value as both engines' drivers return it. */
export type CellValue = string | number | null | Uint8Array;

export type Row = CellValue[];

/** A row on a line of a backup: a JSON array; bytes stand as `{"b": base64}`. */
export function lineOfRow(row: readonly unknown[]): string {
  return JSON.stringify(row.map(written));
}

function written(value: unknown): unknown {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' && isExact(value)) return value;
  if (value instanceof ArrayBuffer) return { b: Buffer.from(value).toString('base64') };
  if (value instanceof Uint8Array) return { b: Buffer.from(value).toString('base64') };
  throw new TypeError(`A backup takes no value of the kind ${typeof value}`);
}

/** The embedded engine's driver rounds larger integers without an error. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value));

/** @throws BackupUnreadable */
export function rowOfLine(line: string): Row {
  const row = JSON.parse(line) as unknown;
  if (!Array.isArray(row)) throw new BackupUnreadable('The backup has a line that is no row');
  return row.map((value: unknown) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    const { b } = value as { b?: unknown };
    if (typeof b !== 'string') throw new BackupUnreadable('The backup has a value of an unknown kind');
    return Buffer.from(b, 'base64');
  });
}

const MODULUS = 2n ** 256n;

/**
 * The number of rows and a digest that does not depend on their order: the sum of the SHA-256 of every row, modulo
 * 2^256. The two engines sort some texts differently.
 */
export class RowDigest {
  private count = 0;
  private sum = 0n;

  add(line: string): void {
    this.count += 1;
    this.sum = (this.sum + BigInt(`0x${hash('sha256', line, 'hex')}`)) % MODULUS;
  }

  get rows(): number {
    return this.count;
  }

  get sha256(): string {
    return this.sum.toString(16).padStart(64, '0');
  }
}
