import type { Share } from './share';
import type { OptionOrder } from './shown-letters';

/** One item of one paper with what was answered to it. */
export interface AnsweredItem {
  optionOrder: OptionOrder;
  /** As stored, in the letters of this paper; null when nothing was answered. */
  response: unknown;
  /** What people gave for it; left out for what a machine marks. */
  mark?: Share;
}

/** Which share of the item's points. What is no answer of the asked form is wrong. @throws EssayNotMachineMarked for an essay without its mark */
export type ItemScorer = (item: AnsweredItem) => Share;
