import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useDictionary } from './use-text';
import { ErrorNotice } from './ErrorNotice';
import { reasonDictionaries } from './reason-text';

export interface Reasoned {
  reason: string;
}

interface ReasonDialogProps<Values extends Reasoned> {
  title: string;
  text?: ReactNode;
  danger?: boolean;
  initialValues?: Partial<Values>;
  perform: (values: Values) => Promise<unknown>;
  /** Query keys to invalidate after success. */
  refresh: readonly (readonly unknown[])[];
  onClose: () => void;
  /** Fields above the reason. */
  children?: ReactNode;
}

/** Dialog for an action that needs a recorded reason. It stays open with the error when the action is refused. */
export function ReasonDialog<Values extends Reasoned>({
  title,
  text,
  danger,
  initialValues,
  perform,
  refresh,
  onClose,
  children,
}: ReasonDialogProps<Values>) {
  const t = useDictionary(reasonDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const act = useMutation({
    mutationFn: (values: Values) => perform({ ...values, reason: values.reason.trim() }),
    onSuccess: async () => {
      onClose();
      void message.success(t('done'));
      await Promise.all(refresh.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      okButtonProps={{ danger }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => act.mutate(values)}
        initialValues={initialValues}
      >
        {text !== undefined && <div className="console-paragraph">{text}</div>}
        {children}
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {act.error && <ErrorNotice error={act.error} />}
      </Form>
    </Modal>
  );
}
