import type { StartedReply, StartReply } from '../../api/candidate-contract';
import type { HeldPaper } from './use-sealed-paper';

type Start = (paper: string | null) => Promise<StartedReply>;

/** Starts with the sealed paper on this device where there is one. When it does not open, the paper is asked for whole. */
export async function startWithPaper(
  start: Start,
  held: Pick<HeldPaper, 'hash' | 'open'> | null = null,
): Promise<StartReply> {
  const { paper, paperKey, ...started } = await start(held?.hash ?? null);
  if (paper) return { ...started, paper };
  const opened = held && paperKey ? await held.open(paperKey).catch(() => null) : null;
  return opened ? { ...started, paper: opened } : startWithPaper(start);
}
