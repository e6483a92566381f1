import { NO_REPLY, type BlowResult } from './attacker';

export interface AttackFigures {
  /** By kind of attack: how often each answer or end of a connection occurred. */
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
 * Effects that fail the rehearsal. An attack may be refused, delayed or cut off. It must not cause a server error,
 * hang, or get a long answer, and no honest sign-in may be refused because of it.
 */
export function attackFaults({ blows, largestReplyBytes, staffSignIns }: AttackFigures): string[] {
  const unwanted = Object.entries(blows).flatMap(([name, met]) =>
    ['500', NO_REPLY].filter((what) => met[what]).map((what) => `${name} met ${what} × ${met[what]}`),
  );
  if (largestReplyBytes > MAX_REPLY_BYTES) unwanted.push(`a blow was answered with ${largestReplyBytes} bytes`);
  if (staffSignIns.refused > 0) unwanted.push(`an honest sign-in was refused × ${staffSignIns.refused}`);
  return unwanted;
}

/** One row for each kind of attack, with its count and results. */
export const blowRows = ({ blows }: AttackFigures): { name: string; count: number; met: string }[] =>
  Object.entries(blows).map(([name, met]) => ({
    name,
    count: Object.values(met).reduce((sum, times) => sum + times, 0),
    met: Object.entries(met)
      .map(([what, times]) => `${what} × ${times.toLocaleString('en')}`)
      .join(', '),
  }));
