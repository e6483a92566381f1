import { Alert, Button } from 'antd';
import { ApiError, NetworkError } from '../api/http';
import { useDictionary } from '../i18n/use-text';
import { errorDictionaries, type ErrorTextKey } from './error-text';

/** What went wrong in the reader's own language; a code that has no text yet is shown as it is. */
export function useExplainError(): (error: unknown) => string {
  const t = useDictionary(errorDictionaries);
  return (error) => {
    if (error instanceof NetworkError) return t('NETWORK');
    if (!(error instanceof ApiError)) return t('UNKNOWN', { code: String(error) });
    return error.code in errorDictionaries.en ? t(error.code as ErrorTextKey) : t('UNKNOWN', { code: `${error.code}: ${error.message}` });
  };
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useDictionary(errorDictionaries);
  const explain = useExplainError();
  return (
    <Alert
      type="error"
      showIcon
      title={explain(error)}
      action={onRetry && <Button size="small" onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}
