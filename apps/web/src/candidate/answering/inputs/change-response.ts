import { isBlank } from '@sunflower/content/typed';
import type { Response } from '../../../api/candidate-contract';

/** What an item's response becomes: as it stands there, or from what it is by then, which may be more than what is shown. */
export type ChangedResponse = Response | ((now: Response) => Response);

/** Several choices, always in the letters' order; null when none is left. */
export function toggleChoice(response: Response, optionId: string): string[] | null {
  const chosen = Array.isArray(response) ? response : [];
  const next = chosen.includes(optionId) ? chosen.filter((id) => id !== optionId) : [...chosen, optionId];
  return next.length > 0 ? next.sort() : null;
}

/** One text a blank; null when all are empty. */
export function fillBlank({
  response,
  blankCount,
  index,
  text,
}: {
  response: Response;
  blankCount: number;
  index: number;
  text: string;
}): string[] | null {
  const known = Array.isArray(response) ? response : [];
  const blanks = Array.from({ length: blankCount }, (_, at) => (at === index ? text : (known[at] ?? '')));
  return blanks.some((blank) => !isBlank(blank)) ? blanks : null;
}

/** `optionId` is empty to take the pair away. */
export function pair({
  response,
  promptId,
  optionId,
}: {
  response: Response;
  promptId: string;
  optionId: string;
}): Record<string, string> | null {
  const pairs = { ...pairsOf(response) };
  if (optionId === '') delete pairs[promptId];
  else pairs[promptId] = optionId;
  return Object.keys(pairs).length > 0 ? pairs : null;
}

export function pairsOf(response: Response): Record<string, string> {
  return response !== null && typeof response === 'object' && !Array.isArray(response) ? response : {};
}

/** Moves one place up (−1) or down (+1); at an end nothing changes. */
export function move({ order, id, step }: { order: string[]; id: string; step: -1 | 1 }): string[] {
  const from = order.indexOf(id);
  const to = from + step;
  if (from === -1 || to < 0 || to >= order.length) return order;
  const without = order.filter((other) => other !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}
