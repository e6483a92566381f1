import type { StartedReply, StartReply } from '../../api/candidate-contract';
import type { SealedPaper } from '../offline/fetch-sealed-paper';

interface StartingPorts {
  start(paper: string | null): Promise<StartedReply>;
  open(sealed: { paper: SealedPaper; key: string }): Promise<StartReply['paper']>;
}

/** Starts with the sealed paper on this device where there is one. When it does not open, the paper is asked for whole. */
export async function startWithPaper({ start, open }: StartingPorts, held: SealedPaper | null): Promise<StartReply> {
  const { paper, paperKey, ...started } = await start(held?.hash ?? null);
  if (paper) return { ...started, paper };
  const opened = held && paperKey ? await open({ paper: held, key: paperKey }).catch(() => null) : null;
  return opened ? { ...started, paper: opened } : startWithPaper({ start, open }, null);
}
