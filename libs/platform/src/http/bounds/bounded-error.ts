import type { ErrorBody } from '../error.filter';

/** With the message a reply of less than 16 KB. */
const MAX_DETAILS_LENGTH = 12_000;
const MAX_MESSAGE_LENGTH = 1_000;
/** Each is tried in turn until the details are short enough. */
const SHORTER = [
  { textLength: 200, listLength: 20 },
  { textLength: 80, listLength: 10 },
];
const MAX_DEPTH = 6;

export const shortText = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** What is told of an error, however long the input was that it speaks of. */
export function boundedError({ code, message, details }: ErrorBody, maxDetailsLength = MAX_DETAILS_LENGTH): ErrorBody {
  return { code, message: shortText(message, MAX_MESSAGE_LENGTH), details: boundedDetails(details, maxDetailsLength) };
}

function boundedDetails(details: unknown, maxLength: number): unknown {
  const fits = (value: unknown): boolean => (JSON.stringify(value) ?? '').length <= maxLength;
  if (details === null || fits(details)) return details;
  return SHORTER.map((limits) => shortened({ value: details, limits, depth: 0 })).find(fits) ?? null;
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
