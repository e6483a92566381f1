import type { Share } from './share';
import type { OptionOrder } from './shown-letters';

/** One item of one paper with its response. */
export interface AnsweredItem {
  optionOrder: OptionOrder;
  /** As stored, in the letters of this paper; null when nothing was answered. */
  response: unknown;
  /** What people gave for it; left out for what a machine marks. */
  mark?: Share;
}

/** Returns the share of the item's points. A response of another form is wrong. @throws EssayNotMachineMarked for an essay without a mark */
export type ItemScorer = (item: AnsweredItem) => Share;
