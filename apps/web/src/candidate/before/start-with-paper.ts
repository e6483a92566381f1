import type { StartedReply, StartReply } from '../../api/candidate-contract';
import type { HeldPaper } from './use-sealed-paper';

type Start = (paper: string | null) => Promise<StartedReply>;

interface PaperAtHand {
  held?: Pick<HeldPaper, 'hash' | 'open'> | null;
  /** The sealed paper cannot be opened: from now on the whole one is needed. */
  onSpoilt?: (hash: string) => void;
}

/** Starts with the sealed paper on this device, if any. If it does not open, starts again to get the whole paper. */
export async function startWithPaper(start: Start, { held = null, onSpoilt }: PaperAtHand = {}): Promise<StartReply> {
  const { paper, paperKey, ...started } = await start(held?.hash ?? null);
  if (paper) return { ...started, paper };
  const opened = held && paperKey ? await held.open(paperKey).catch(() => null) : null;
  if (opened) return { ...started, paper: opened };
  if (held) onSpoilt?.(held.hash);
  return startWithPaper(start);
}
