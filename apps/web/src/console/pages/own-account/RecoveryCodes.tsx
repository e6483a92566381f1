import { Button, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useDictionary } from '../../use-text';
import { ownAccountDictionaries } from './own-account-text';

/** Shown this once; nobody can read them again. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useDictionary(ownAccountDictionaries);
  const place = useRef<HTMLDivElement>(null);
  // Here, and not on the button: the Enter that sent the code shall not put them away.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} role="group" className="console-focus-place" aria-label={t('recoveryTitle')}>
      <Typography.Title level={4}>{t('recoveryTitle')}</Typography.Title>
      <Typography.Paragraph>{t('recoveryText')}</Typography.Paragraph>
      <ul className="console-recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Typography.Paragraph copyable={{ text: codes.join('\n'), tooltips: [t('copy'), t('copied')] }}>
        {t('copyAll')}
      </Typography.Paragraph>
      <Button type="primary" onClick={onKept}>
        {t('recoveryKept')}
      </Button>
    </div>
  );
}
