import type { ErrorBody } from '../error.filter';

/** Together with the message, keeps the reply below 16 KB. */
const MAX_DETAILS_LENGTH = 12_000;
const MAX_MESSAGE_LENGTH = 1_000;
/** Tried in turn until the details are short enough. */
const SHORTER = [
  { textLength: 200, listLength: 20 },
  { textLength: 80, listLength: 10 },
];
const MAX_DEPTH = 6;

export const shortText = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** The body of the reply to an error, with a bounded size whatever the length of the input it describes. */
export function boundedError({ code, message, details }: ErrorBody, maxDetailsLength = MAX_DETAILS_LENGTH): ErrorBody {
  return { code, message: shortText(message, MAX_MESSAGE_LENGTH), details: boundedDetails(details, maxDetailsLength) };
}

function boundedDetails(details: unknown, maxLength: number): unknown {
  const fits = (value: unknown): boolean => roomLeft(value, maxLength) >= 0;
  if (details === null || maxLength === Infinity || fits(details)) return details;
  return SHORTER.map((limits) => shortened({ value: details, limits, depth: 0 })).find(fits) ?? null;
}

// Estimated length of a number, true, false or null.
const PLAIN_LENGTH = 10;
const QUOTES_AND_COMMA = 4;

/** Approximate number of bytes left after `value` as JSON; stops reading when the room is used up. */
function roomLeft(value: unknown, room: number): number {
  if (typeof value === 'string')
    return room - QUOTES_AND_COMMA - (value.length > room ? value.length : Buffer.byteLength(value));
  if (typeof value !== 'object' || value === null) return room - PLAIN_LENGTH;
  let left = room - QUOTES_AND_COMMA;
  for (const name in value) {
    if (left < 0) return left;
    const nameLength = Array.isArray(value) ? 0 : name.length + QUOTES_AND_COMMA;
    left = roomLeft((value as Record<string, unknown>)[name], left - nameLength);
  }
  return left;
}

function shortened({
  value,
  limits,
  depth,
}: {
  value: unknown;
  limits: (typeof SHORTER)[number];
  depth: number;
}): unknown {
  if (typeof value === 'string') return shortText(value, limits.textLength);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return null;
  const inner = (one: unknown): unknown => shortened({ value: one, limits, depth: depth + 1 });
  if (Array.isArray(value)) return value.slice(0, limits.listLength).map(inner);
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, limits.listLength)
      .map(([name, one]) => [shortText(name, limits.textLength), inner(one)]),
  );
}
