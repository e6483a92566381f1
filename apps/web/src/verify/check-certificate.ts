import type { CertificateCheck } from '../api/candidate-contract';
import type { CertificateFileCheck } from '../api/candidate-contract';
import { ApiError, request } from '../api/http';

export interface CertificateQuery {
  number: string;
  /** Empty when unknown; the name is then masked. */
  code: string;
}

export type CheckOutcome =
  | { kind: 'found'; certificate: CertificateCheck }
  | { kind: 'foundByFile'; certificate: CertificateCheck }
  | { kind: 'badFile'; fault: 'changed' | 'unknownKey' | 'noSignature' | 'fileTooLarge' }
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
    return failureOf({ status: error.status, waitSeconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1000) });
  }
}

/** Checks the signature in a PDF or .jwt file. A file is sent as a form, which `request` does not do. */
export async function checkFile(file: File): Promise<CheckOutcome> {
  const form = new FormData();
  form.append('file', file);
  try {
    const response = await fetch('/api/v1/certificates/check-file', { method: 'POST', body: form, cache: 'no-store' });
    if (response.ok) return outcomeOfFile((await response.json()) as CertificateFileCheck);
    const waitSeconds = Number(response.headers.get('retry-after') ?? 60);
    return failureOf({ status: response.status, waitSeconds });
  } catch {
    // No reply, or not the whole of it.
    return { kind: 'failed' };
  }
}

export function outcomeOfFile({ signature, certificate }: CertificateFileCheck): CheckOutcome {
  switch (signature) {
    case 'valid':
      return certificate ? { kind: 'foundByFile', certificate } : { kind: 'failed' };
    case 'changed':
      return { kind: 'badFile', fault: 'changed' };
    case 'unknown_key':
      return { kind: 'badFile', fault: 'unknownKey' };
    case 'none':
      return { kind: 'badFile', fault: 'noSignature' };
  }
}

function failureOf({ status, waitSeconds }: { status: number; waitSeconds: number }): CheckOutcome {
  switch (status) {
    case 404:
      return { kind: 'notFound' };
    case 413:
      return { kind: 'badFile', fault: 'fileTooLarge' };
    case 429:
      return { kind: 'tooMany', waitSeconds };
    default:
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
