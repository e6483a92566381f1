import { isBlank } from '@sunflower/content';
import type { ItemScorer } from './item-scorer';
import { EssayNotMachineMarked } from './scoring.errors';
import { NOTHING } from './share';

/** Returns the mark given by people. An empty essay earns nothing without being marked. */
export const scoreEssay =
  (versionId: string): ItemScorer =>
  ({ response, mark }) => {
    if (typeof response !== 'string' || isBlank(response)) return NOTHING;
    if (!mark) throw new EssayNotMachineMarked(versionId);
    return mark;
  };
