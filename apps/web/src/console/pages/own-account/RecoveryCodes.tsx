import { Button, Typography } from 'antd';
import { useDictionary } from '../../use-text';
import { ownAccountDictionaries } from './own-account-text';

/** Shown this once; nobody can read them again. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useDictionary(ownAccountDictionaries);
  return (
    <>
      <Typography.Title level={3} className="console-section">
        {t('recoveryTitle')}
      </Typography.Title>
      <Typography.Paragraph>{t('recoveryText')}</Typography.Paragraph>
      <ul className="console-recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Typography.Paragraph copyable={{ text: codes.join('\n'), tooltips: [t('copy'), t('copied')] }} />
      <Button type="primary" onClick={onKept} autoFocus>
        {t('recoveryKept')}
      </Button>
    </>
  );
}
