import type { StartedReply, StartReply } from '../../api/candidate-contract';
import type { HeldPaper } from './use-sealed-paper';

type Start = (paper: string | null) => Promise<StartedReply>;

/** Starts with the sealed paper on this device, if any. If it does not open, starts again to get the whole paper. */
export async function startWithPaper(
  start: Start,
  held: Pick<HeldPaper, 'hash' | 'open'> | null = null,
): Promise<StartReply> {
  const { paper, paperKey, ...started } = await start(held?.hash ?? null);
  if (paper) return { ...started, paper };
  const opened = held && paperKey ? await held.open(paperKey).catch(() => null) : null;
  return opened ? { ...started, paper: opened } : startWithPaper(start);
}
