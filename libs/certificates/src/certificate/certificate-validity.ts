import { endOfShanghaiDay, shanghaiDate } from '@sunflower/platform';

export type PublicState = 'valid' | 'revoked' | 'expired';

/**
 * When a certificate expires: at the end of the same day of the month, `validMonths` later, or of the month's last day
 * where that month is shorter. Null when it never expires.
 */
export function expiryOf({
  issuedAtMs,
  validMonths,
}: {
  issuedAtMs: number;
  validMonths: number | null;
}): number | null {
  if (validMonths === null) return null;
  const { year, month, day } = shanghaiDate(issuedAtMs);
  const monthsSinceZero = year * 12 + (month - 1) + validMonths;
  const expiry = { year: Math.floor(monthsSinceZero / 12), month: (monthsSinceZero % 12) + 1 };
  return endOfShanghaiDay({ ...expiry, day: Math.min(day, daysIn(expiry)) });
}

const daysIn = ({ year, month }: { year: number; month: number }): number =>
  shanghaiDate(endOfShanghaiDay({ year, month: month + 1, day: 0 }) - 1).day;

/** A revoked certificate stays revoked after its expiry. */
export function publicState({
  certificate,
  nowMs,
}: {
  certificate: { state: 'valid' | 'revoked'; expiresAt: number | null };
  nowMs: number;
}): PublicState {
  if (certificate.state === 'revoked') return 'revoked';
  return certificate.expiresAt !== null && nowMs >= certificate.expiresAt ? 'expired' : 'valid';
}
