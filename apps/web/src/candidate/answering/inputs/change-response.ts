import { isBlank } from '@sunflower/content/typed';
import type { Response } from '../../../api/candidate-contract';

/** The new response of an item, or a function of the current response, which may be newer than the one shown. */
export type ChangedResponse = Response | ((now: Response) => Response);

/** The chosen option ids, sorted; null when none is left. */
export function toggleChoice(response: Response, optionId: string): string[] | null {
  const chosen = Array.isArray(response) ? response : [];
  const next = chosen.includes(optionId) ? chosen.filter((id) => id !== optionId) : [...chosen, optionId];
  return next.length > 0 ? next.sort() : null;
}

/** One text per blank; null when all are empty. */
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

/** An empty `optionId` removes the pair. */
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

/** Moves one place up (−1) or down (+1); no change at an end. */
export function move({ order, id, step }: { order: string[]; id: string; step: -1 | 1 }): string[] {
  const from = order.indexOf(id);
  const to = from + step;
  if (from === -1 || to < 0 || to >= order.length) return order;
  const without = order.filter((other) => other !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}
