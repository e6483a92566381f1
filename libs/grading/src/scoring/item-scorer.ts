import type { Share } from './share';
import type { OptionOrder } from './shown-letters';

/** One item of one paper with its response. */
export interface AnsweredItem {
  optionOrder: OptionOrder;
  /** As stored, in the letters of this paper; null when nothing was answered. */
  response: unknown;
}

/** Returns the share of the item's points. Never throws: a response of another form is wrong. */
export type ItemScorer = (item: AnsweredItem) => Share;
