import type { PaperItem } from '../../../api/candidate-contract';

export type Shortcut = { kind: 'choose'; optionId: string } | { kind: 'go'; step: -1 | 1 } | { kind: 'flag' };

export interface PressedKey {
  key: string;
  shiftKey: boolean;
  /** Ctrl, Alt or Meta is held: the combination belongs to the browser. */
  withModifier: boolean;
  /** The focus is in a field or list that uses letters and arrows itself. */
  inTextOrList: boolean;
}

const choiceTypes = ['single_choice', 'multiple_choice', 'true_false'];

/** A–F choose, arrows change the item, F flags; if there is an option F, F chooses it and Shift+F flags. */
export function shortcutFor(pressed: PressedKey, item: PaperItem): Shortcut | null {
  if (pressed.withModifier || pressed.inTextOrList) return null;
  if (pressed.key === 'ArrowLeft') return { kind: 'go', step: -1 };
  if (pressed.key === 'ArrowRight') return { kind: 'go', step: 1 };
  const letter = pressed.key.toUpperCase();
  const option = choiceTypes.includes(item.type) && !pressed.shiftKey && item.options?.find(({ id }) => id === letter);
  if (option) return { kind: 'choose', optionId: option.id };
  return letter === 'F' ? { kind: 'flag' } : null;
}
