import { NO_REPLY, type BlowResult } from './attacker';

export interface AttackFigures {
  /** By the name of the blow: how often each answer, or end of a connection, was met. */
  blows: Record<string, Record<string, number>>;
  largestReplyBytes: number;
  staffSignIns: { count: number; refused: number; p50Ms: number | null; maxMs: number };
}

const MAX_REPLY_BYTES = 64 * 1024;

export const noFigures = (): AttackFigures => ({
  blows: {},
  largestReplyBytes: 0,
  staffSignIns: { count: 0, refused: 0, p50Ms: null, maxMs: 0 },
});

export function countBlow({
  figures,
  name,
  result,
}: {
  figures: AttackFigures;
  name: string;
  result: BlowResult;
}): void {
  const met = 'ended' in result ? result.ended : String(result.status);
  const ofBlow = (figures.blows[name] ??= {});
  ofBlow[met] = (ofBlow[met] ?? 0) + 1;
  if (!('ended' in result)) figures.largestReplyBytes = Math.max(figures.largestReplyBytes, result.replyBytes);
}

/**
 * What an attack must not bring about; with any of it the rehearsal has failed. A blow may be refused, put off or cut.
 * It may not be an error of ours, hang, or be answered at length, and nobody honest is refused because of it.
 */
export function attackFaults({ blows, largestReplyBytes, staffSignIns }: AttackFigures): string[] {
  const unwanted = Object.entries(blows).flatMap(([name, met]) =>
    ['500', NO_REPLY].filter((what) => met[what]).map((what) => `${name} met ${what} × ${met[what]}`),
  );
  if (largestReplyBytes > MAX_REPLY_BYTES) unwanted.push(`a blow was answered with ${largestReplyBytes} bytes`);
  if (staffSignIns.refused > 0) unwanted.push(`an honest sign-in was refused × ${staffSignIns.refused}`);
  return unwanted;
}

/** One row a blow: how often it was struck, and what it met. */
export const blowRows = ({ blows }: AttackFigures): { name: string; count: number; met: string }[] =>
  Object.entries(blows).map(([name, met]) => ({
    name,
    count: Object.values(met).reduce((sum, times) => sum + times, 0),
    met: Object.entries(met)
      .map(([what, times]) => `${what} × ${times.toLocaleString('en')}`)
      .join(', '),
  }));
