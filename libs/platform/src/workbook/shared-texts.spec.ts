import { plainText } from './rich-text';
import { SharedTexts } from './shared-texts';

it('the table keeps one character more than the limit of a long text', () => {
  const table = new SharedTexts(1000, plainText);
  table.open('si', '');
  for (let piece = 0; piece < 100; piece += 1) {
    table.open('t', '');
    table.text('x'.repeat(100_000));
    table.close('t');
  }
  table.close('si');
  expect(table.texts).toEqual(['x'.repeat(1001)]);
});
