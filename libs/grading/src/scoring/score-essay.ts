import { isBlank } from '@sunflower/content';
import type { ItemScorer } from './item-scorer';
import { EssayNotMachineMarked } from './scoring.errors';
import { NOTHING } from './share';

/** People say what an essay earns; of one that was not written nobody is asked. */
export const scoreEssay =
  (versionId: string): ItemScorer =>
  ({ response, mark }) => {
    if (typeof response !== 'string' || isBlank(response)) return NOTHING;
    if (!mark) throw new EssayNotMachineMarked(versionId);
    return mark;
  };
