import { Form, Input } from 'antd';
import { useDictionary } from '../../use-text';
import { ownAccountDictionaries } from './own-account-text';

export function CurrentPassword({ name, autoFocus }: { name: string; autoFocus?: boolean }) {
  const t = useDictionary(ownAccountDictionaries);
  return (
    <Form.Item name={name} label={t('currentPassword')} rules={[{ required: true, message: t('passwordMissing') }]}>
      <Input.Password autoFocus={autoFocus} autoComplete="current-password" maxLength={256} />
    </Form.Item>
  );
}
