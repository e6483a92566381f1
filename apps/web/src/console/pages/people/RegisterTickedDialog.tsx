import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal, Select } from 'antd';
import { api, ok } from '../../console-api';
import { ErrorNotice } from '../../ErrorNotice';
import { useDictionary } from '../../use-text';
import { registerInParts } from '../exams/registrations/register-in-parts';
import { registrationDictionaries } from '../exams/registrations/registration-text';
import { SittingField } from '../exams/registrations/SittingField';
import { useSittings } from '../exams/sittings/use-sittings';

interface Props {
  personIds: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Registers the selected people for a sitting of an exam. */
export function RegisterTickedDialog({ personIds, onClose, onDone }: Props) {
  const t = useDictionary(registrationDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ examId: string; sittingId: string }>();
  const examId = Form.useWatch('examId', form);
  const exams = useQuery({ queryKey: ['exams'], queryFn: () => ok(api.GET('/api/v1/exams')) });
  const register = useMutation({
    mutationFn: (order: { examId: string; sittingId: string }) => registerInParts({ ...order, personIds }),
    onSuccess: async (counts, { examId: id }) => {
      onClose();
      onDone();
      void message.success(t('registerDone', { ...counts }));
      await client.invalidateQueries({ queryKey: ['exams', id] });
    },
  });
  return (
    <Modal
      open
      title={t('registerTicked', { count: personIds.length })}
      okText={t('register')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={register.isPending}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(order) => register.mutate(order)}>
        <Form.Item name="examId" label={t('exam')} rules={[{ required: true, message: t('examMissing') }]}>
          <Select
            loading={exams.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={() => form.resetFields(['sittingId'])}
            options={exams.data
              ?.filter(({ state }) => state === 'locked')
              .map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        {examId !== undefined && <SittingsOf examId={examId} />}
        {register.error && <ErrorNotice error={register.error} />}
      </Form>
    </Modal>
  );
}

const SittingsOf = ({ examId }: { examId: string }) => <SittingField sittings={useSittings(examId).data ?? []} />;
