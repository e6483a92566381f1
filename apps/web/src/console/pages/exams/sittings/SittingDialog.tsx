import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Col, Form, Input, InputNumber, Modal, Row } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { sittingDictionaries } from './sitting-text';

interface SittingForm {
  title: string;
  opensAt: string;
  closesAt: string;
  latestEntryAt?: string;
  earliestSubmissionMinutes: number;
  site?: string;
  reason?: string;
}

interface SittingDialogProps {
  exam: Schemas['ExamDto'];
  /** Null for a new sitting. */
  sitting: Schemas['SittingDto'] | null;
  onClose: () => void;
}

const MINUTE_MS = 60_000;

/** Times are entered in Beijing time, whatever the device's time zone. */
export function SittingDialog({ exam, sitting, onClose }: SittingDialogProps) {
  const t = useDictionary(sittingDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<SittingForm>();
  const save = useMutation({
    mutationFn: (values: SittingForm) => write({ exam, sitting, values }),
    onSuccess: async () => {
      onClose();
      void message.success(t('saved'));
      await client.invalidateQueries({ queryKey: ['exams'] });
    },
  });
  const needsReason = sitting !== null && exam.state === 'locked';
  return (
    <Modal
      open
      title={t(sitting ? 'editTitle' : 'add')}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
    >
      <Form<SittingForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial(sitting)}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="title"
          label={t('title')}
          rules={[{ required: true, whitespace: true, message: t('titleMissing') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <SittingTimes durationMinutes={exam.durationMinutes} />
        <Form.Item name="site" label={t('siteOptional')}>
          <Input maxLength={200} placeholder={t('online')} />
        </Form.Item>
        {needsReason && (
          <Form.Item
            name="reason"
            label={t('reason')}
            extra={t('begun')}
            rules={[{ required: true, min: 2, whitespace: true, message: t('reasonMissing') }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        )}
        {save.error && <ErrorNotice error={save.error} />}
      </Form>
    </Modal>
  );
}

function SittingTimes({ durationMinutes }: { durationMinutes: number }) {
  const t = useDictionary(sittingDictionaries);
  const form = Form.useFormInstance<SittingForm>();
  const opensAt = Form.useWatch('opensAt', form);
  const closesAt = Form.useWatch('closesAt', form);
  const required = { required: true, message: t('timeMissing') };
  const rule = (isRight: (value: string) => boolean, fault: string) => ({
    validator: (_: unknown, value: string | undefined) =>
      !value || isRight(value) ? Promise.resolve() : Promise.reject(new Error(fault)),
  });
  // Wall times of one zone can be compared as strings.
  const afterOpening = rule((value) => !opensAt || value > opensAt, t('closesBeforeOpens'));
  const withinWindow = rule(
    (value) => (!opensAt || value > opensAt) && (!closesAt || value <= closesAt),
    t('latestOutside'),
  );
  const tooShort =
    opensAt &&
    closesAt &&
    closesAt > opensAt &&
    Date.parse(fromWallTime(closesAt)) - Date.parse(fromWallTime(opensAt)) < durationMinutes * MINUTE_MS;
  return (
    <>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item name="opensAt" label={t('opensAt')} extra={t('beijing')} rules={[required]}>
            <Input type="datetime-local" />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item
            name="closesAt"
            label={t('closesAt')}
            extra={t('beijing')}
            dependencies={['opensAt']}
            rules={[required, afterOpening]}
          >
            <Input type="datetime-local" />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item
            name="latestEntryAt"
            label={t('latestEntry')}
            extra={t('latestEntryHint')}
            dependencies={['opensAt', 'closesAt']}
            rules={[withinWindow]}
          >
            <Input type="datetime-local" />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item
            name="earliestSubmissionMinutes"
            label={t('earliest')}
            rules={[
              { type: 'number', max: durationMinutes, message: t('earliestTooLong', { count: durationMinutes }) },
            ]}
          >
            <InputNumber min={0} precision={0} className="console-wide" />
          </Form.Item>
        </Col>
      </Row>
      {tooShort && (
        <Alert type="warning" showIcon title={t('tooShort', { count: durationMinutes })} className="console-card" />
      )}
    </>
  );
}

const initial = (sitting: Schemas['SittingDto'] | null): Partial<SittingForm> =>
  sitting
    ? {
        title: sitting.title,
        opensAt: toWallTime(sitting.opensAt),
        closesAt: toWallTime(sitting.closesAt),
        latestEntryAt: sitting.latestEntryAt === null ? undefined : toWallTime(sitting.latestEntryAt),
        earliestSubmissionMinutes: sitting.earliestSubmissionMinutes,
        site: sitting.site ?? undefined,
      }
    : { earliestSubmissionMinutes: 0 };

function write({
  exam,
  sitting,
  values,
}: {
  exam: Schemas['ExamDto'];
  sitting: Schemas['SittingDto'] | null;
  values: SittingForm;
}) {
  const body: Schemas['SittingContentDto'] = {
    title: values.title.trim(),
    opensAt: fromWallTime(values.opensAt),
    closesAt: fromWallTime(values.closesAt),
    latestEntryAt: values.latestEntryAt ? fromWallTime(values.latestEntryAt) : null,
    earliestSubmissionMinutes: values.earliestSubmissionMinutes ?? 0,
    site: values.site?.trim() || null,
  };
  if (sitting === null)
    return ok(api.POST('/api/v1/exams/{examId}/sittings', { params: { path: { examId: exam.id } }, body }));
  return ok(
    api.PUT('/api/v1/sittings/{id}', {
      params: { path: { id: sitting.id } },
      body: { ...body, ...(values.reason ? { reason: values.reason.trim() } : {}) },
    }),
  );
}
