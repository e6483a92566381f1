import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with the parameters that every authenticator app supports: SHA-1, six digits, 30 s. */
const PERIOD_SECONDS = 30;
/** Steps accepted on either side, for a phone whose clock is off by up to half a minute. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totp = (secret: Secret, label = ''): TOTP =>
  new TOTP({ issuer: 'Sunflower', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });

/** A new secret, in base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** Content of the QR code. */
export const otpauthAddress = ({ secret, username }: { secret: string; username: string }): string =>
  totp(Secret.fromBase32(secret), username).toString();

export const stepAt = (nowMs: number): number => Math.floor(nowMs / 1000 / PERIOD_SECONDS);

/** The step that the code belongs to; null when the code is wrong, or its step is not after `lastStep`. */
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
