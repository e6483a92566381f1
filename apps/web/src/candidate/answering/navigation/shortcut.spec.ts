import type { PaperItem } from '../../../api/candidate-contract';
import { shortcutFor, type PressedKey } from './shortcut';

const item = (letters: string, type: PaperItem['type'] = 'single_choice'): PaperItem => ({
  itemNumber: 1,
  type,
  stem: '',
  stimulus: null,
  prompts: [],
  options: [...letters].map((id) => ({ id, text: id })),
  blankCount: 0,
  points: 1,
});
const press = (key: string, given: Partial<PressedKey> = {}): PressedKey => ({
  key,
  shiftKey: false,
  withModifier: false,
  inTextOrList: false,
  ...given,
});

describe('keyboard shortcuts', () => {
  it('choose an option by its letter in either case', () => {
    expect(shortcutFor(press('b'), item('ABCDE'))).toEqual({ kind: 'choose', optionId: 'B' });
  });

  it('ignore letters that the item does not have', () => {
    expect(shortcutFor(press('e'), item('ABCD'))).toBeNull();
  });

  it('flag with F, and with Shift+F where F is an option', () => {
    expect(shortcutFor(press('f'), item('ABCDE'))).toEqual({ kind: 'flag' });
    expect(shortcutFor(press('f'), item('ABCDEF'))).toEqual({ kind: 'choose', optionId: 'F' });
    expect(shortcutFor(press('F', { shiftKey: true }), item('ABCDEF'))).toEqual({ kind: 'flag' });
  });

  it('turn the page with the arrows', () => {
    expect(shortcutFor(press('ArrowRight'), item('AB'))).toEqual({ kind: 'go', step: 1 });
    expect(shortcutFor(press('ArrowLeft'), item('AB'))).toEqual({ kind: 'go', step: -1 });
  });

  it('do nothing in text fields and with modifier keys', () => {
    expect(shortcutFor(press('a', { inTextOrList: true }), item('AB'))).toBeNull();
    expect(shortcutFor(press('a', { withModifier: true }), item('AB'))).toBeNull();
  });

  it('do not choose options in items that are not choice items', () => {
    expect(shortcutFor(press('a'), item('ABC', 'ordering'))).toBeNull();
  });
});
