import { boundedError } from './bounded-error';

const LONG = '长'.repeat(100_000);
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Built without recursion, because it is deeper than the stack. */
function endless(levels: number): unknown {
  let value: unknown = LONG;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('the reply to an error', () => {
  it('is unchanged when it is short', () => {
    const error = { code: 'X', message: 'No.', details: { faults: [{ field: 'a', limit: 3 }], other: null } };
    expect(boundedError(error)).toEqual(error);
  });

  it.each([
    ['a long text', { text: LONG }],
    ['many faults with long texts', { faults: Array.from({ length: 5_000 }, () => ({ field: LONG, problem: LONG })) }],
    [
      'many fields',
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${LONG.slice(0, 3_000)}${index}`, LONG])),
    ],
    ['many levels', { a: [[[[[[[[[[LONG]]]]]]]]]] }],
    ['levels without end', endless(100_000)],
  ])('is less than 16 KB with %s in it', (_, details) => {
    const told = boundedError({ code: 'X', message: LONG, details });
    expect(told.code).toBe('X');
    expect(told.details).not.toBeNull();
    expect(bytesOf(told)).toBeLessThan(16 * 1024);
  });

  it('contains the first faults of many', () => {
    const faults = Array.from({ length: 500 }, (_, index) => ({ index, problem: 'x'.repeat(100) }));
    const { details } = boundedError({ code: 'X', message: 'No.', details: { faults, faultCount: 500 } });
    expect(details).toEqual({ faults: faults.slice(0, 20), faultCount: 500 });
  });

  it('is built without reading the parts that are left out', () => {
    const faults = Array.from({ length: 30 }, () => 'x'.repeat(800));
    const look = jest.fn(() => 'x');
    Object.defineProperty(faults, 29, { get: look, enumerable: true });
    boundedError({ code: 'X', message: 'No.', details: { faults } });
    expect(look).not.toHaveBeenCalled();
  });

  it('is not shortened when the error sets no limit', () => {
    const details = { conflicts: Array.from({ length: 200 }, () => 'x'.repeat(10_000)) };
    expect(boundedError({ code: 'X', message: 'No.', details }, Infinity).details).toBe(details);
  });
});
