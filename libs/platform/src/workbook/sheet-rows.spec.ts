import { plainText } from './rich-text';
import { SheetRows } from './sheet-rows';

it('refuses a cell that is too long while reading it, before its end', () => {
  const rows = new SheetRows({ texts: [], textOf: plainText, formats: null, maxCellCharacters: 1000 });
  rows.open('sheetData', '');
  rows.open('row', ' r="2"');
  rows.open('c', ' r="C2" t="str"');
  rows.open('v', '');
  let pieces = 0;
  const read = () => {
    for (; pieces < 1_000; pieces += 1) rows.text('x'.repeat(1_000));
  };
  expect(read).toThrow(/^Row 2, column C has more than 1000 characters/);
  expect(pieces).toBeLessThan(10);
});
