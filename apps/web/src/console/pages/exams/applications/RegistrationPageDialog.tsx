import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { useSittings } from '../sittings/use-sittings';
import { applicationDictionaries } from './application-text';

interface PageForm {
  sittingId: string;
  organisationId: string;
  opensAt: string;
  closesAt: string;
  quota: number | null;
  conditions: string;
}

interface RegistrationPageDialogProps {
  exam: Schemas['ExamDto'];
  /** Null for a new one. */
  page: Schemas['SelfRegistrationDto'] | null;
  onClose: () => void;
}

/** When a page is open, for how many and for whom. Times are entered in Beijing time. */
export function RegistrationPageDialog({ exam, page, onClose }: RegistrationPageDialogProps) {
  const t = useDictionary(applicationDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<PageForm>();
  const sittings = useSittings(exam.id).data;
  const save = useMutation({
    mutationFn: ({ quota, opensAt, closesAt, ...values }: PageForm) => {
      const body = {
        ...values,
        opensAt: fromWallTime(opensAt),
        closesAt: fromWallTime(closesAt),
        ...(quota !== null && { quota }),
      };
      return page
        ? ok(api.PUT('/api/v1/self-registrations/{id}', { params: { path: { id: page.id } }, body }))
        : ok(api.POST('/api/v1/exams/{examId}/self-registrations', { params: { path: { examId: exam.id } }, body }));
    },
    onSuccess: async () => {
      onClose();
      void message.success(t('saved'));
      await client.invalidateQueries({ queryKey: ['exams', exam.id] });
    },
  });
  // The first sitting stands in the form from the beginning.
  if (!sittings) return null;
  const initial: Partial<PageForm> = page
    ? { ...page, opensAt: toWallTime(page.opensAt), closesAt: toWallTime(page.closesAt) }
    : { sittingId: sittings[0]?.id, organisationId: exam.organisationId, quota: null, conditions: '' };
  return (
    <Modal
      open
      title={t(page ? 'editPage' : 'newPage')}
      okText={t('save')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save.mutate}>
        <Form.Item name="sittingId" label={t('sitting')} rules={[{ required: true, message: t('sittingMissing') }]}>
          <Select options={sittings.map(({ id, title }) => ({ value: id, label: title }))} />
        </Form.Item>
        <Form.Item name="opensAt" label={t('opensAt')} rules={[{ required: true, message: t('timeMissing') }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="closesAt" label={t('closesAt')} rules={[{ required: true, message: t('timeMissing') }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="quota" label={t('quota')} extra={t('quotaHint')}>
          <InputNumber min={1} max={100_000} precision={0} className="console-wide" />
        </Form.Item>
        <Form.Item name="organisationId" label={t('organisation')}>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="conditions" label={t('conditions')} className="console-counted">
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        {save.error && <ErrorNotice error={save.error} />}
      </Form>
    </Modal>
  );
}
