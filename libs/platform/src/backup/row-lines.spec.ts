import { lineOfRow, RowDigest, rowOfLine } from './row-lines';

describe('a row on a line', () => {
  it('comes back with every value as it was', () => {
    const row = [null, '', '测试 𠮷 "\\\n\u2028', 0, -1, 2 ** 53 - 1, 0.25, Buffer.from([0, 255, 10])];
    const line = lineOfRow(row);
    expect(line).not.toContain('\n');
    expect(rowOfLine(line)).toEqual(row);
  });

  it('is the same for the byte types of both drivers', () => {
    const bytes = Buffer.from([1, 2, 3]);
    expect(lineOfRow([new Uint8Array(bytes).buffer])).toBe(lineOfRow([bytes]));
  });

  it.each([[2 ** 53], [Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [true], [new Date(0)]])(
    'refuses %p, which no driver returns exactly',
    (value) => {
      expect(() => lineOfRow([value])).toThrow('A backup takes no value of the kind');
    },
  );
});

describe('the digest of rows', () => {
  const digestOf = (lines: string[]) => {
    const digest = new RowDigest();
    for (const line of lines) digest.add(line);
    return `${digest.rows} ${digest.sha256}`;
  };

  it('does not depend on the order', () => {
    expect(digestOf(['[1]', '[2]', '[3]'])).toBe(digestOf(['[3]', '[1]', '[2]']));
  });

  it('tells a changed, a missing and a doubled row', () => {
    const of = ['[1]', '[2]'];
    for (const other of [['[1]', '[3]'], ['[1]'], ['[1]', '[2]', '[2]'], ['[1]', '[1]']])
      expect(digestOf(other)).not.toBe(digestOf(of));
    expect(digestOf(['[1]', '[1]', '[2]', '[2]'])).not.toBe(digestOf(['[3]', '[3]', '[2]', '[2]']));
  });

  it('of no rows is zero', () => {
    expect(digestOf([])).toBe(`0 ${'0'.repeat(64)}`);
  });
});
