import type { Share } from './share';
import type { OptionOrder } from './shown-letters';

/** One item of one paper with what was answered to it. */
export interface AnsweredItem {
  optionOrder: OptionOrder;
  /** As stored, in the letters of this paper; null when nothing was answered. */
  response: unknown;
}

/** Which share of the item's points. Never throws: what is no answer of the asked form is wrong. */
export type ItemScorer = (item: AnsweredItem) => Share;
