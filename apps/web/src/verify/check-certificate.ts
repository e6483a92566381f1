import type { CertificateCheck } from '../api/candidate-contract';
import { ApiError, request } from '../api/http';

export interface CertificateQuery {
  number: string;
  /** Empty when unknown; the name is then masked. */
  code: string;
}

export type CheckOutcome =
  | { kind: 'found'; certificate: CertificateCheck }
  | { kind: 'notFound' }
  | { kind: 'tooMany'; waitSeconds: number }
  | { kind: 'failed' };

export type FoundVerdict = CertificateCheck['state'] | 'mismatch' | 'oldPrint';

/** A forged certificate may have a valid number; only the check code reveals it. */
export function verdictOf({
  state,
  codeMatches,
  printSuperseded,
}: Pick<CertificateCheck, 'state' | 'codeMatches' | 'printSuperseded'>): FoundVerdict {
  if (state === 'valid' && printSuperseded) return 'oldPrint';
  return state === 'valid' && codeMatches === false ? 'mismatch' : state;
}

export async function checkCertificate({ number, code }: CertificateQuery): Promise<CheckOutcome> {
  const query = code ? `?code=${encodeURIComponent(code)}` : '';
  try {
    const certificate = await request<CertificateCheck>({
      method: 'GET',
      path: `/certificates/${encodeURIComponent(number)}${query}`,
    });
    return { kind: 'found', certificate };
  } catch (error) {
    if (!(error instanceof ApiError)) return { kind: 'failed' };
    if (error.status === 404) return { kind: 'notFound' };
    if (error.status === 429) return { kind: 'tooMany', waitSeconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1000) };
    return { kind: 'failed' };
  }
}

/** `/verify/<number>?code=…` as printed in the QR code. */
export function queryInAddress({ pathname, search }: { pathname: string; search: string }): CertificateQuery {
  const number = /^\/verify\/([^/]+)/.exec(pathname)?.[1] ?? '';
  return { number: decoded(number), code: new URLSearchParams(search).get('code')?.trim() ?? '' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).trim();
  } catch {
    // A malformed address: used as it is, and not found.
    return part;
  }
}

export function addressOf({ number, code }: CertificateQuery): string {
  return `/verify/${encodeURIComponent(number)}${code ? `?code=${encodeURIComponent(code)}` : ''}`;
}
