import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, 30 s. */
const PERIOD_SECONDS = 30;
/** Steps to either side, for a phone whose clock is off by up to half a minute. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totp = (secret: Secret, label = ''): TOTP =>
  new TOTP({ issuer: 'Sunflower', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });

/** A new one, in base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the QR code holds. */
export const otpauthAddress = ({ secret, username }: { secret: string; username: string }): string =>
  totp(Secret.fromBase32(secret), username).toString();

export const stepAt = (nowMs: number): number => Math.floor(nowMs / 1000 / PERIOD_SECONDS);

/** The step that the code belongs to; null when it is wrong, or of a step that was used (`lastStep`) or lies before that. */
export function findStep({
  secret,
  code,
  nowMs,
  lastStep,
}: {
  secret: string;
  code: string;
  nowMs: number;
  lastStep: number;
}): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(Secret.fromBase32(secret)).validate({ token: code, timestamp: nowMs, window: WINDOW });
  const step = delta === null ? null : stepAt(nowMs) + delta;
  return step !== null && step > lastStep ? step : null;
}
