import { CHINA_OFFSET } from '../../../i18n/china-time';

/** As they stand in the address. */
export const AUDIT_FILTERS = [
  'search',
  'action',
  'examId',
  'organisationId',
  'personId',
  'actorId',
  'from',
  'to',
] as const;
export type AuditFilterName = (typeof AUDIT_FILTERS)[number];
export type AuditFilters = Partial<Record<AuditFilterName, string>>;

export const filtersIn = (address: URLSearchParams): AuditFilters =>
  Object.fromEntries(
    AUDIT_FILTERS.flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  );

export function withFilter({ address, change }: { address: URLSearchParams; change: AuditFilters }): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries(change))
    if (value) next.set(name, value);
    else next.delete(name);
  return next;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 24 * 3_600_000;

/** What the server is asked: whole days of China's calendar, both included. A day that is none is left out. */
export function askedOf({ from, to, ...filters }: AuditFilters): Record<string, string> {
  const since = startOf(from);
  const last = startOf(to);
  return {
    ...filters,
    ...(since !== null && { since: new Date(since).toISOString() }),
    ...(last !== null && { until: new Date(last + DAY_MS).toISOString() }),
  };
}

function startOf(day: string | undefined): number | null {
  if (day === undefined || !DAY.test(day)) return null;
  const start = Date.parse(`${day}T00:00:00${CHINA_OFFSET}`);
  return Number.isFinite(start) ? start : null;
}
