import { KeyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';
import { ChangePassword } from './ChangePassword';

/** For every role, in the head of the page. */
export function OwnPassword() {
  const t = useDictionary(accountDictionaries);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<KeyOutlined />}
        aria-label={t('ownPassword')}
        title={t('ownPassword')}
        onClick={() => setOpen(true)}
      />
      {open && <ChangePassword onClose={() => setOpen(false)} />}
    </>
  );
}
