import { ApiError, NetworkError } from '../api/http';
import type { Text } from './use-candidate-text';

/** The text for the candidate. @throws the error itself unless it is an ApiError or NetworkError */
export function explainError(error: unknown, text: Text): string {
  if (error instanceof NetworkError) return text('error.network');
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 429) return text('error.tooMany', { seconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1000) });
  switch (error.code) {
    case 'EXAM_NOT_OPEN':
      return text('waiting.soon');
    case 'SIGN_IN_REFUSED':
    case 'EXAM_CLOSED':
    case 'LATE_ENTRY':
      return text(`error.${error.code}`);
    default:
      return error.status >= 500 ? text('error.busy') : text('error.unknown', { code: error.code });
  }
}
