import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Modal } from 'antd';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { registrationDictionaries } from './registration-text';
import { SittingField } from './SittingField';

interface MakeUpProps {
  registration: Schemas['RegistrationDto'];
  sittings: readonly Schemas['SittingDto'][];
  onClose: () => void;
}

/** Registers one person for another attempt. */
export function MakeUpDialog({ registration: { examId, personId, candidateName }, sittings, onClose }: MakeUpProps) {
  const t = useDictionary(registrationDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ sittingId: string }>();
  const register = useMutation({
    mutationFn: ({ sittingId }: { sittingId: string }) =>
      ok(
        api.POST('/api/v1/exams/{examId}/registrations', {
          params: { path: { examId } },
          body: { sittingId, personIds: [personId], attempt: 'make_up' },
        }),
      ),
    onSuccess: async ({ registered }) => {
      if (registered === 0) return;
      onClose();
      void message.success(t('makeUpDone'));
      await client.invalidateQueries({ queryKey: ['exams', examId] });
    },
  });
  return (
    <Modal
      open
      title={t('makeUp')}
      okText={t('makeUp')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={register.isPending}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => register.mutate(values)}>
        <p>{t('makeUpText', { name: candidateName })}</p>
        <SittingField sittings={sittings} />
        {register.data?.registered === 0 && (
          <Alert type="warning" showIcon title={t(register.data.refused[0]?.code ?? 'alreadyInSitting')} />
        )}
        {register.error && <ErrorNotice error={register.error} />}
      </Form>
    </Modal>
  );
}
