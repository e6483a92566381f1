import type { CertificateCheck } from '../api/candidate-contract';
import type { CertificateFileCheck } from '../api/candidate-contract';
import { ApiError, apiError, parseJson, request } from '../api/http';

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
    return failureOf(error);
  }
}

/** Checks the signature in a PDF or .jwt file. A file is sent as a form, which `request` does not do. */
export async function checkFile(file: File): Promise<CheckOutcome> {
  const form = new FormData();
  form.append('file', file);
  try {
    const response = await fetch('/api/v1/certificates/check-file', { method: 'POST', body: form, cache: 'no-store' });
    const parsed = parseJson(await response.text());
    if (!response.ok) throw apiError(response, parsed);
    return outcomeOfFile(parsed as CertificateFileCheck);
  } catch (error) {
    return failureOf(error);
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

function failureOf(error: unknown): CheckOutcome {
  if (!(error instanceof ApiError)) return { kind: 'failed' };
  if (error.status === 404) return { kind: 'notFound' };
  if (error.status === 413) return { kind: 'badFile', fault: 'fileTooLarge' };
  if (error.status === 429) return { kind: 'tooMany', waitSeconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1000) };
  return { kind: 'failed' };
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
