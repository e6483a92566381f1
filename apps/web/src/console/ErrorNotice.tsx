import { Alert, Button } from 'antd';
import { ApiError, NetworkError } from '../api/http';
import type { Values } from '../i18n/dictionary';
import { errorDictionaries, type ErrorTextKey } from './error-text';
import { explainFieldFault, faultsIn } from './faults/explain-fault';
import { useDictionary, useLanguage } from './use-text';

/** Explains an error in the user's language. */
export function useExplainError(): (error: unknown) => string {
  const t = useDictionary(errorDictionaries);
  return (error) => {
    if (error instanceof NetworkError) return t('NETWORK');
    if (!(error instanceof ApiError)) return t('UNKNOWN', { code: String(error), message: '' });
    const { code, message } = error;
    return code in errorDictionaries.en
      ? t(code as ErrorTextKey, plainDetails(error.details))
      : t('UNKNOWN', { code, message });
  };
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useDictionary(errorDictionaries);
  const language = useLanguage();
  const explain = useExplainError();
  const faults = error instanceof ApiError ? faultsIn(error.details) : [];
  const texts = [...new Set(faults.map((fault) => explainFieldFault({ fault, language })))];
  return (
    <Alert
      type="error"
      showIcon
      className="console-card console-error"
      title={explain(error)}
      description={
        texts.length > 0 && (
          <ul className="console-faults">
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    />
  );
}

/** The strings and numbers of the details, for the placeholders of a text. */
function plainDetails(details: unknown): Values {
  const plain = Object.entries(details ?? {}).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}
