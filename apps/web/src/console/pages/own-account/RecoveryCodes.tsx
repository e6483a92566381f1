import { Button, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useDictionary } from '../../use-text';
import { ownAccountDictionaries } from './own-account-text';

/** The recovery codes, which are shown only once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useDictionary(ownAccountDictionaries);
  const place = useRef<HTMLDivElement>(null);
  // Focus the group, not the button: the Enter that submitted the code must not dismiss the codes.
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
