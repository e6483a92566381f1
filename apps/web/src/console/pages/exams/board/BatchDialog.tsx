import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { BatchProgress, useBatch, isFinished } from './BatchProgress';
import { batchDictionaries } from './batch-text';
import type { BoardQuery } from './board-query';
import { boardDictionaries } from './board-text';

export type BatchAct = Schemas['BeginBatchDto']['act'];

interface BatchDialogProps {
  examId: string;
  act: BatchAct;
  /** Ids of the selected registrations. */
  ticked: string[];
  filter: BoardQuery;
  /** Number of candidates that match the filter. */
  filtered: number;
  onClose: () => void;
}

interface BatchForm {
  whom: 'ticked' | 'filtered';
  extraMinutes: number;
  reason: string;
}

/** Starts a bulk action and shows its progress; may be closed while it runs. */
export function BatchDialog({ examId, act, ticked, filter, filtered, onClose }: BatchDialogProps) {
  const t = useDictionary(batchDictionaries);
  const board = useDictionary(boardDictionaries);
  const client = useQueryClient();
  const [form] = Form.useForm<BatchForm>();
  const whom = Form.useWatch('whom', form) ?? (ticked.length > 0 ? 'ticked' : 'filtered');
  const [begun, setBegun] = useState<Schemas['SessionBatchDto'] | null>(null);
  const { limit: _limit, ...filterBody } = filter;
  const begin = useMutation({
    mutationFn: (values: BatchForm) =>
      ok(
        api.POST('/api/v1/exams/{examId}/session-batches', {
          params: { path: { examId } },
          body: {
            act,
            reason: values.reason.trim(),
            ...(act === 'extend' && { extraMinutes: values.extraMinutes }),
            ...(values.whom === 'ticked' ? { registrationIds: ticked } : { filter: filterBody }),
          },
        }),
      ),
    onSuccess: (batch) => {
      setBegun(batch);
      void client.invalidateQueries({ queryKey: ['exams', examId, 'session-batches'] });
    },
  });
  if (begun) return <Running begun={begun} title={t(act)} onClose={onClose} />;
  const danger = act === 'close';
  const count = whom === 'ticked' ? ticked.length : filtered;
  return (
    <Modal
      open
      title={t(act)}
      okText={t(act)}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={begin.isPending}
      onOk={() => form.submit()}
      okButtonProps={{ danger, disabled: count === 0 }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ whom: ticked.length > 0 ? 'ticked' : 'filtered', extraMinutes: 10 }}
        onFinish={(values) => begin.mutate(values)}
      >
        <Form.Item name="whom" label={t('whom')}>
          <Radio.Group
            className="console-stack"
            options={[
              ...(ticked.length > 0
                ? [{ value: 'ticked', label: board('actOnTicked', { count: ticked.length }) }]
                : []),
              { value: 'filtered', label: board('actOnAll', { count: filtered }) },
            ]}
          />
        </Form.Item>
        <p>{t(`${act}Text`, { count })}</p>
        {act === 'extend' && (
          <Form.Item
            name="extraMinutes"
            label={t('extraMinutes')}
            rules={[{ required: true, message: t('extraMinutesMissing') }]}
          >
            <InputNumber min={1} max={240} precision={0} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {begin.error && <ErrorNotice error={begin.error} />}
      </Form>
    </Modal>
  );
}

function Running({ begun, title, onClose }: { begun: Schemas['SessionBatchDto']; title: string; onClose: () => void }) {
  const t = useDictionary(batchDictionaries);
  const { batch } = useBatch(begun);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <Button type={isFinished(batch) ? 'primary' : 'default'} onClick={onClose}>
          {t(isFinished(batch) ? 'finished' : 'leave')}
        </Button>
      }
    >
      <BatchProgress begun={begun} />
    </Modal>
  );
}
