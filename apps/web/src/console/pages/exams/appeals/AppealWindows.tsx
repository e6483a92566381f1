import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { useSittings } from '../sittings/use-sittings';
import { appealsDictionaries } from './appeals-text';

interface AppealWindowsProps {
  examId: string;
  windows: readonly Schemas['AppealWindowDto'][];
  onSaved: () => Promise<void>;
}

/** When appeals are taken, by sitting: set with a release, and here. */
export function AppealWindows({ examId, windows, onSaved }: AppealWindowsProps) {
  const t = useDictionary(appealsDictionaries);
  const sittings = useSittings(examId).data ?? [];
  const [setting, setSetting] = useState(false);
  return (
    <section className="console-card appeal-windows">
      <Typography.Title level={3} className="console-section">
        {t('windows')}
      </Typography.Title>
      <ul className="console-faults">
        {sittings.map(({ id, title }) => {
          const window = windows.find(({ sittingId }) => sittingId === id);
          return (
            <li key={id}>
              {window
                ? t('windowOf', {
                    sitting: title,
                    from: formatTime(window.opensAt),
                    to: formatTime(window.closesAt),
                    days: window.answerDays,
                  })
                : t('noWindow', { sitting: title })}
            </li>
          );
        })}
      </ul>
      <Button onClick={() => setSetting(true)}>{t('setWindow')}</Button>
      {setting && <SetWindow examId={examId} sittings={sittings} onSaved={onSaved} onClose={() => setSetting(false)} />}
    </section>
  );
}

interface WindowForm {
  sittingIds: string[];
  opensAt: string;
  closesAt: string;
  answerDays: number;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;

function SetWindow({
  examId,
  sittings,
  onSaved,
  onClose,
}: {
  examId: string;
  sittings: readonly Schemas['SittingDto'][];
  onSaved: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useDictionary(appealsDictionaries);
  const [form] = Form.useForm<WindowForm>();
  const save = useMutation({
    mutationFn: ({ opensAt, closesAt, ...values }: WindowForm) =>
      ok(
        api.PUT('/api/v1/exams/{examId}/appeal-window', {
          params: { path: { examId } },
          body: { ...values, opensAt: fromWallTime(opensAt), closesAt: fromWallTime(closesAt) },
        }),
      ),
    onSuccess: async () => {
      onClose();
      await onSaved();
    },
  });
  const [initial] = useState(() => ({
    sittingIds: sittings.map(({ id }) => id),
    opensAt: toWallTime(new Date().toISOString()),
    closesAt: toWallTime(new Date(Date.now() + USUAL_DAYS * DAY_MS).toISOString()),
    answerDays: USUAL_DAYS,
  }));
  const rules = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t('setWindow')}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={save.isPending}
    >
      <Form<WindowForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="sittingIds" label={t('sittings')} rules={rules}>
          <Select mode="multiple" options={sittings.map(({ id, title }) => ({ value: id, label: title }))} />
        </Form.Item>
        <Form.Item name="opensAt" label={t('from')} rules={rules}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="closesAt" label={t('to')} rules={rules}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="answerDays" label={t('days')} rules={rules}>
          <InputNumber min={1} max={90} precision={0} />
        </Form.Item>
        {save.error && <ErrorNotice error={save.error} />}
      </Form>
    </Modal>
  );
}
