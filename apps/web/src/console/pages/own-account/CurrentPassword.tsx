import { Form, Input } from 'antd';
import { useDictionary } from '../../use-text';
import { ownAccountDictionaries } from './own-account-text';

export function CurrentPassword({ name }: { name: string }) {
  const t = useDictionary(ownAccountDictionaries);
  return (
    <Form.Item name={name} label={t('currentPassword')} rules={[{ required: true, message: t('passwordMissing') }]}>
      <Input.Password autoComplete="current-password" maxLength={256} />
    </Form.Item>
  );
}
