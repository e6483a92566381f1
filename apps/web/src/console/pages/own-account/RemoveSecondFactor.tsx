import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { api, ok, type Schemas } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { CurrentPassword } from './CurrentPassword';
import { ownAccountDictionaries } from './own-account-text';

export function RemoveSecondFactor({ onRemoved, onClose }: { onRemoved: () => Promise<unknown>; onClose: () => void }) {
  const t = useDictionary(ownAccountDictionaries);
  const { message } = App.useApp();
  const [form] = Form.useForm<Schemas['RemoveSecondFactorBody']>();
  const remove = useMutation({
    mutationFn: (body: Schemas['RemoveSecondFactorBody']) =>
      ok(api.POST('/api/v1/staff/me/second-factor/remove', { body })),
    onSuccess: async () => {
      onClose();
      void message.success(t('removed'));
      await onRemoved();
    },
  });
  return (
    <Modal
      open
      title={`${t('secondFactor')}: ${t('remove')}`}
      okText={t('remove')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={remove.isPending}
      onOk={() => form.submit()}
    >
      <p>{t('removeText')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => remove.mutate(body)}>
        <CurrentPassword name="password" autoFocus />
        <Form.Item name="code" label={t('anyCode')} rules={[{ required: true, message: t('anyCodeMissing') }]}>
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
        {remove.error && <ErrorNotice error={remove.error} />}
        {/* Enter in a field sends the form, whose own button stands below it. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
