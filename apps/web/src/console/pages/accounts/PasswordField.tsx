import { Form, Input } from 'antd';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';

const MIN_LENGTH = 10;
const MAX_LENGTH = 128;

/** Field for a new password. The final check is the server's. */
export function PasswordField({ name, label }: { name: string; label: string }) {
  const t = useDictionary(accountDictionaries);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('passwordHint')}
      rules={[{ required: true, min: MIN_LENGTH, message: t('passwordShort') }]}
    >
      <Input.Password autoComplete="new-password" maxLength={MAX_LENGTH} />
    </Form.Item>
  );
}
