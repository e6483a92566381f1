import type { ResponseInput } from '../contract/candidate.dto';
import { InvalidResponse } from '../exam-session.errors';
import type { NewResponse } from '../session/exam-session.repository';
import type { ItemShape } from '../paper/item-shape';
import { canonicalResponse, WrongForm } from '../session/response-form';
import type { SessionContext } from '../session/session-contexts';

export const MAX_REVISION = 1_000_000;
const MAX_TIME_LENGTH = 40;

interface ParsedResponse {
  itemNumber: number;
  revision: number;
  /** Canonical JSON. */
  response: string;
  madeAt: number | null;
}

export interface Taking {
  responses: readonly ResponseInput[];
  sessionId: string;
  context: SessionContext;
  receivedAt: number;
}

/** The rows of one request. @throws InvalidResponse naming the first invalid item; the request then saves nothing */
export function takeResponses({
  responses,
  sessionId,
  context: { shapes, highestSeen },
  receivedAt,
}: Taking): NewResponse[] {
  return parseResponses({ responses, shapes }).map(({ itemNumber, revision, response, madeAt }) => {
    const place = itemNumber - 1;
    const seenBefore = revision <= (highestSeen[place] as number);
    if (!seenBefore) highestSeen[place] = revision;
    // Field by field: a spread here shows in the profile of a save.
    return { sessionId, itemNumber, revision, response, receivedAt, madeAt, seenBefore };
  });
}

function parseResponses({
  responses,
  shapes,
}: {
  responses: readonly ResponseInput[];
  shapes: readonly ItemShape[];
}): ParsedResponse[] {
  const seen = new Set<number>();
  return responses.map((input, index) => {
    const { itemNumber, revision } = input;
    const refuse = (problem: string) => new InvalidResponse({ index, itemNumber, problem });
    const shape = shapes[itemNumber - 1];
    if (!shape) throw refuse(`there are items 1 to ${shapes.length}`);
    if (seen.has(itemNumber)) throw refuse('the item stands twice in this request');
    seen.add(itemNumber);
    if (!Number.isInteger(revision) || revision < 1 || revision > MAX_REVISION)
      throw refuse(`the revision must be a whole number from 1 to ${MAX_REVISION}`);
    const response = canonicalResponse({ shape, response: input.response ?? null });
    if (response instanceof WrongForm) throw refuse(response.problem);
    return { itemNumber, revision, response, madeAt: parseMadeAt({ madeAt: input.madeAt, refuse }) };
  });
}

function parseMadeAt({
  madeAt,
  refuse,
}: {
  madeAt: unknown;
  refuse: (problem: string) => InvalidResponse;
}): number | null {
  if (madeAt === undefined || madeAt === null) return null;
  const timeMs = typeof madeAt === 'string' && madeAt.length <= MAX_TIME_LENGTH ? Date.parse(madeAt) : Number.NaN;
  if (!Number.isFinite(timeMs)) throw refuse('madeAt must be an ISO 8601 time');
  return Math.round(timeMs);
}
