import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { FAULT_TEXTS, type FieldFault } from '../errors/faults';
import type { InvalidRequest } from '../errors/errors';
import { Nested } from './nested';
import { dtoValidation } from './validation';

class Draft {
  @IsInt()
  @Min(1)
  @Max(5)
  level!: number;

  @Length(2, 4)
  title!: string;

  @MinLength(3)
  @MaxLength(9)
  note2!: string;

  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsIn(['a', 'b'])
  kind!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  ids!: string[];
}

const GOOD = { level: 1, title: '标题', note2: 'note', name: 'n', kind: 'a', ids: ['x'] };

async function faultsOf(change: object): Promise<FieldFault[]> {
  const refused = await dtoValidation()
    .transform({ ...GOOD, ...change }, { type: 'body', metatype: Draft })
    .catch((error: unknown) => error);
  return ((refused as InvalidRequest).details as { faults: FieldFault[] }).faults;
}

describe('an invalid request', () => {
  it.each([
    [{ level: 0 }, 'level', 'VALUE_TOO_SMALL', { limit: 1 }],
    [{ level: 6 }, 'level', 'VALUE_TOO_GREAT', { limit: 5 }],
    [{ level: 1.5 }, 'level', 'FIELD_OF_WRONG_FORM', {}],
    [{ title: '一' }, 'title', 'TEXT_TOO_SHORT', { limit: 2 }],
    [{ title: '一二三四五' }, 'title', 'TEXT_TOO_LONG', { limit: 4 }],
    [{ note2: 'no' }, 'note2', 'TEXT_TOO_SHORT', { limit: 3 }],
    [{ note2: '0123456789' }, 'note2', 'TEXT_TOO_LONG', { limit: 9 }],
    [{ name: '' }, 'name', 'FIELD_EMPTY', {}],
    [{ kind: 'c' }, 'kind', 'VALUE_NOT_OFFERED', {}],
    [{ ids: [] }, 'ids', 'LIST_TOO_SHORT', { limit: 1 }],
    [{ ids: ['1', '2', '3'] }, 'ids', 'LIST_TOO_LONG', { limit: 2 }],
    [{ other: 1 }, 'other', 'FIELD_NOT_EXPECTED', {}],
  ])('%j is reported with field, code and limit', async (change, field, code, details) => {
    expect(await faultsOf(change)).toEqual([{ field, code, details, problem: expect.stringMatching(/\w/) }]);
    expect(FAULT_TEXTS.has(code)).toBe(true);
  });

  it('is answered with the first twenty faults and their count, in bounded length', async () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`field${index}${'x'.repeat(500)}`, 1]));
    const refused = await dtoValidation()
      .transform({ ...GOOD, ...many }, { type: 'body', metatype: Draft })
      .catch((error: unknown) => error);
    const { details, message } = refused as InvalidRequest;
    const { faults, faultCount } = details as { faults: FieldFault[]; faultCount: number };
    expect([faults.length, faultCount]).toEqual([20, 150]);
    expect(message).toContain('150 faults');
    expect(JSON.stringify(details).length).toBeLessThan(12_000);
  });
});

class Inner {
  @IsInt()
  count!: number;
}

class Outer {
  @Nested(() => Inner)
  one!: Inner;

  @Nested(() => Inner, { each: true })
  several!: Inner[];
}

describe('an object in a request', () => {
  const passes = ({ one = { count: 1 }, several = [] }: { one?: unknown; several?: unknown }): Promise<boolean> =>
    dtoValidation()
      .transform({ one, several }, { type: 'body', metatype: Outer })
      .then(
        () => true,
        () => false,
      );

  it('is accepted, as is a list of objects', async () => {
    expect(await passes({ several: [{ count: 1 }, { count: 2 }] })).toBe(true);
  });

  it.each([[[]], [[{ count: 1 }]], [null], [1], ['x'], [{}]])('is not %j', async (one) => {
    expect(await passes({ one })).toBe(false);
  });

  it.each([[[[]]], [[[{ count: 1 }]]], [[null]], [[1]], [{ 0: { count: 1 } }]])(
    'is not accepted as a list in the form %j',
    async (several) => {
      expect(await passes({ several })).toBe(false);
    },
  );
});
