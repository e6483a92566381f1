import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { PasswordField } from '../accounts/PasswordField';
import { CurrentPassword } from './CurrentPassword';
import { ownAccountDictionaries } from './own-account-text';

interface PasswordForm {
  current: string;
  next: string;
  repeated: string;
}

/** Changes one's own password; requires the old one. */
export function ChangePasswordForm({ onChanged }: { onChanged: () => Promise<unknown> }) {
  const t = useDictionary(ownAccountDictionaries);
  const { message } = App.useApp();
  const [form] = Form.useForm<PasswordForm>();
  const change = useMutation({
    mutationFn: ({ current, next }: PasswordForm) =>
      ok(api.POST('/api/v1/staff/me/password', { body: { current, new: next } })),
    onSuccess: async () => {
      form.resetFields();
      void message.success(t('passwordChanged'));
      await onChanged();
    },
  });
  const sameAsNext = async (_: unknown, repeated: string | undefined) => {
    if (repeated !== form.getFieldValue('next')) throw new Error(t('passwordsDiffer'));
  };
  return (
    <Form<PasswordForm> form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      <CurrentPassword name="current" />
      <PasswordField name="next" label={t('newPassword')} />
      <Form.Item
        name="repeated"
        label={t('repeatPassword')}
        dependencies={['next']}
        rules={[{ validator: sameAsNext }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      {change.error && <ErrorNotice error={change.error} />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('changePassword')}
      </Button>
    </Form>
  );
}
