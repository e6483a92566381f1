import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { accountDictionaries } from './account-text';
import { PasswordField } from './PasswordField';

interface PasswordForm {
  current: string;
  next: string;
  repeated: string;
}

/** One's own password, with the old one as proof. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useDictionary(accountDictionaries);
  const { message } = App.useApp();
  const [form] = Form.useForm<PasswordForm>();
  const change = useMutation({
    mutationFn: ({ current, next }: PasswordForm) =>
      ok(api.POST('/api/v1/staff/me/password', { body: { current, new: next } })),
    onSuccess: () => {
      void message.success(t('changed'));
      onClose();
    },
  });
  const sameAsNext = async (_: unknown, repeated: string | undefined) => {
    if (repeated !== form.getFieldValue('next')) throw new Error(t('passwordsDiffer'));
  };
  return (
    <Modal
      open
      title={t('ownPassword')}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
    >
      <Form<PasswordForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => change.mutate(values)}
      >
        <Form.Item
          name="current"
          label={t('currentPassword')}
          rules={[{ required: true, message: t('passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
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
      </Form>
    </Modal>
  );
}
