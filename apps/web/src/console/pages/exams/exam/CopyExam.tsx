import { CopyOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useDictionary } from '../../../use-text';
import { copyDictionaries } from './copy-text';

type Exam = Schemas['ExamDto'];

const MAX_TITLE = 200;

/** Makes a new draft after the pattern of this exam. */
export function CopyExam({ exam }: { exam: Exam }) {
  const t = useDictionary(copyDictionaries);
  const [open, setOpen] = useState(false);
  return (
    <div className="console-card">
      <Button icon={<CopyOutlined />} onClick={() => setOpen(true)}>
        {t('copy')}
      </Button>
      {open && <CopyDialog exam={exam} onClose={() => setOpen(false)} />}
    </div>
  );
}

function CopyDialog({ exam, onClose }: { exam: Exam; onClose: () => void }) {
  const t = useDictionary(copyDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Schemas['CopyExamBody']>();
  const copy = useMutation({
    mutationFn: (body: Schemas['CopyExamBody']) =>
      ok(api.POST('/api/v1/exams/{examId}/copy', { params: { path: { examId: exam.id } }, body })),
    onSuccess: async ({ id }) => {
      onClose();
      void message.success(t('copied'));
      await client.invalidateQueries({ queryKey: ['exams'] });
      await navigate(`/exams/${id}`);
    },
  });
  return (
    <Modal
      open
      title={t('copy')}
      okText={t('copyOk')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={copy.isPending}
      onOk={() => form.submit()}
    >
      <Typography.Paragraph>{t('text')}</Typography.Paragraph>
      <Form<Schemas['CopyExamBody']>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          title: copyTitle({ title: exam.title, suffix: t('suffix') }),
          organisationId: exam.organisationId,
          rehearsal: exam.rehearsal,
        }}
        onFinish={({ title, ...body }) => copy.mutate({ ...body, title: title.trim() })}
      >
        <Form.Item
          name="title"
          label={t('title')}
          rules={[{ required: true, whitespace: true, message: t('titleMissing') }]}
        >
          <Input maxLength={MAX_TITLE} />
        </Form.Item>
        <Form.Item
          name="organisationId"
          label={t('organisation')}
          rules={[{ required: true, message: t('organisationMissing') }]}
        >
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="rehearsal" valuePropName="checked">
          <Checkbox>{t('rehearsal')}</Checkbox>
        </Form.Item>
        {copy.error && <ErrorNotice error={copy.error} />}
      </Form>
    </Modal>
  );
}

/** The suffix stays when the title is too long. */
const copyTitle = ({ title, suffix }: { title: string; suffix: string }): string =>
  title.slice(0, MAX_TITLE - suffix.length) + suffix;
