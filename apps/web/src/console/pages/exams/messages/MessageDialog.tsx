import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio, Typography } from 'antd';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import type { BoardQuery } from '../board/board-query';
import { messageDictionaries } from './message-text';

const MAX_TEXT = 500;

interface MessageDialogProps {
  examId: string;
  /** Ids of the selected registrations. */
  ticked: string[];
  /** Of one person, instead of their number. */
  name?: string;
  /** Null: only to the selected people. */
  filter: Omit<BoardQuery, 'limit'> | null;
  onClose: () => void;
}

interface MessageForm {
  whom: 'ticked' | 'filtered';
  text: string;
}

/** Writes to the selected candidates, or to all in the filtered list. */
export function MessageDialog({ examId, ticked, name, filter, onClose }: MessageDialogProps) {
  const t = useDictionary(messageDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<MessageForm>();
  const send = useMutation({
    mutationFn: ({ whom, text }: MessageForm) =>
      ok(
        api.POST('/api/v1/exams/{examId}/messages', {
          params: { path: { examId } },
          body: { text: text.trim(), ...(whom === 'ticked' ? { registrationIds: ticked } : { filter: filter ?? {} }) },
        }),
      ),
    onSuccess: ({ total }) => {
      onClose();
      void message.success(t('done', { count: total }));
      void client.invalidateQueries({ queryKey: ['exams', examId, 'messages'] });
    },
  });
  const toTicked = ticked.length > 0;
  return (
    <Modal
      open
      title={t('write')}
      okText={t('send')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ whom: toTicked ? 'ticked' : 'filtered' }}
        onFinish={(values) => send.mutate(values)}
      >
        <Form.Item name="whom" label={t('whom')}>
          <Radio.Group
            className="console-stack"
            options={[
              ...(toTicked
                ? [{ value: 'ticked', label: name === undefined ? t('toTicked', { count: ticked.length }) : name }]
                : []),
              ...(filter ? [{ value: 'filtered', label: t('toFiltered') }] : []),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('text')}
          rules={[{ required: true, whitespace: true, message: t('textMissing') }]}
        >
          <Input.TextArea rows={4} maxLength={MAX_TEXT} showCount />
        </Form.Item>
        <Typography.Paragraph type="secondary">
          {t('reach')} {t('asOffice')}
        </Typography.Paragraph>
        {send.error && <ErrorNotice error={send.error} />}
      </Form>
    </Modal>
  );
}
