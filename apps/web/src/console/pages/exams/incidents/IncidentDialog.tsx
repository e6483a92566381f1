import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { useSittings } from '../sittings/use-sittings';
import { incidentDictionaries } from './incident-text';

type Kind = Schemas['IncidentDto']['kind'];

const MAX_TEXT = 1000;
const KINDS: Kind[] = [
  'power_cut',
  'network_down',
  'device_fault',
  'illness',
  'suspected_cheating',
  'identity_doubt',
  'disturbance',
  'other',
];

interface IncidentDialogProps {
  examId: string;
  /** Whom it concerns; null: nobody in particular. */
  person: Pick<Schemas['BoardRowDto'], 'registrationId' | 'candidateName'> | null;
  /** Chosen before. */
  sittingId?: string;
  onClose: () => void;
}

interface IncidentForm {
  sittingId?: string;
  kind: Kind;
  occurredAt: string;
  text: string;
  actionTaken?: string;
}

/** Writes down an incident of a sitting or about a candidate. */
export function IncidentDialog({ examId, person, sittingId, onClose }: IncidentDialogProps) {
  const t = useDictionary(incidentDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<IncidentForm>();
  const sittings = useSittings(examId).data ?? [];
  const only = sittings.length === 1 ? sittings[0]?.id : undefined;
  const record = useMutation({
    mutationFn: ({ text, actionTaken = '', occurredAt, kind, sittingId: chosen = only }: IncidentForm) =>
      ok(
        api.POST('/api/v1/exams/{examId}/incidents', {
          params: { path: { examId } },
          body: {
            kind,
            text: text.trim(),
            actionTaken: actionTaken.trim(),
            occurredAt: fromWallTime(occurredAt),
            ...(person ? { registrationId: person.registrationId } : { sittingId: chosen }),
          },
        }),
      ),
    onSuccess: () => {
      onClose();
      void message.success(t('done'));
      void client.invalidateQueries({ queryKey: ['exams', examId, 'incidents'] });
    },
  });
  return (
    <Modal
      open
      title={t('record')}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ sittingId, occurredAt: toWallTime(new Date().toISOString()) }}
        onFinish={(values) => record.mutate(values)}
      >
        {person && <Form.Item label={t('person')}>{person.candidateName}</Form.Item>}
        {!person && sittings.length > 1 && (
          <Form.Item name="sittingId" label={t('sitting')} rules={[{ required: true, message: t('sittingMissing') }]}>
            <Select options={sittings.map(({ id, title }) => ({ value: id, label: title }))} />
          </Form.Item>
        )}
        <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('kindMissing') }]}>
          <Select options={KINDS.map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <Form.Item name="occurredAt" label={t('occurredAt')} rules={[{ required: true, message: t('timeMissing') }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item
          name="text"
          label={t('text')}
          rules={[{ required: true, whitespace: true, message: t('textMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={MAX_TEXT} showCount />
        </Form.Item>
        <Form.Item name="actionTaken" label={t('actionTaken')}>
          <Input.TextArea rows={2} maxLength={MAX_TEXT} showCount />
        </Form.Item>
        {record.error && <ErrorNotice error={record.error} />}
      </Form>
    </Modal>
  );
}
