import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../OrganisationSelect';
import { registrationDictionaries } from './registration-text';
import { SittingField } from './SittingField';

interface Order {
  sittingId: string;
  organisationId: string;
}

/** Everybody of an organisation into a sitting. */
export function RegisterDialog({
  examId,
  sittings,
  onClose,
}: {
  examId: string;
  sittings: readonly Schemas['SittingDto'][];
  onClose: () => void;
}) {
  const t = useDictionary(registrationDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Order>();
  const register = useMutation({
    mutationFn: (body: Order) =>
      ok(api.POST('/api/v1/exams/{examId}/registrations', { params: { path: { examId } }, body })),
    onSuccess: async ({ registered, alreadyRegistered }) => {
      onClose();
      void message.success(t('registerDone', { registered, alreadyRegistered }));
      await client.invalidateQueries({ queryKey: ['exams', examId] });
    },
  });
  return (
    <Modal
      open
      title={t('register')}
      okText={t('register')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={register.isPending}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(order) => register.mutate(order)}>
        <p>{t('registerText')}</p>
        <SittingField sittings={sittings} />
        <Form.Item
          name="organisationId"
          label={t('organisation')}
          rules={[{ required: true, message: t('organisationMissing') }]}
        >
          <OrganisationSelect />
        </Form.Item>
        {register.error && <ErrorNotice error={register.error} />}
      </Form>
    </Modal>
  );
}
