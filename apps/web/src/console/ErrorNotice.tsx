import { Alert, Button } from 'antd';
import { ApiError, NetworkError } from '../api/http';
import type { Values } from '../i18n/dictionary';
import { useDictionary } from './use-text';
import { errorDictionaries, type ErrorTextKey } from './error-text';

/** What went wrong in the reader's own language; a code that has no text yet is shown as it is. */
export function useExplainError(): (error: unknown) => string {
  const t = useDictionary(errorDictionaries);
  return (error) => {
    if (error instanceof NetworkError) return t('NETWORK');
    if (!(error instanceof ApiError)) return t('UNKNOWN', { code: String(error) });
    return error.code in errorDictionaries.en
      ? t(error.code as ErrorTextKey, plainDetails(error.details))
      : t('UNKNOWN', { code: `${error.code}: ${error.message}` });
  };
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useDictionary(errorDictionaries);
  const explain = useExplainError();
  const faults = error instanceof ApiError ? faultsOf(error.details) : [];
  return (
    <Alert
      type="error"
      showIcon
      className="console-card console-error"
      title={explain(error)}
      description={faults.length > 0 && <ul className="console-faults">{faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>}
      action={onRetry && <Button size="small" onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}

/** The counts and names that a text may mention. */
function plainDetails(details: unknown): Values {
  const plain = Object.entries(details ?? {}).filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1]));
  return Object.fromEntries(plain);
}

/** The server's own words for each field, for what no text foresees. */
function faultsOf(details: unknown): string[] {
  const { faults } = (details ?? {}) as { faults?: unknown };
  if (!Array.isArray(faults)) return [];
  const texts = faults.map((fault: { field?: unknown; problem?: unknown } | string) => {
    if (typeof fault === 'string') return fault;
    if (typeof fault.problem !== 'string') return '';
    return typeof fault.field === 'string' ? `${fault.field}: ${fault.problem}` : fault.problem;
  });
  return [...new Set(texts)].filter((text) => text !== '');
}
