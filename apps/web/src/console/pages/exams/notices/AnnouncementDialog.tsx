import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Col, Form, Input, Modal, Row, Typography } from 'antd';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { announcementDictionaries } from './announcement-text';
import { noticesKey } from './use-notices';

interface AnnouncementForm {
  text: string;
  showsFrom: string;
  showsUntil: string;
}

const MAX_TEXT = 300;
const MAX_LINES = 6;
const DAY_MS = 24 * 3_600_000;

/** Times are entered in Beijing time, whatever the device's time zone. By default it is shown from now for a day. */
export function AnnouncementDialog({ examId, onClose }: { examId: string; onClose: () => void }) {
  const t = useDictionary(announcementDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<AnnouncementForm>();
  const publish = useMutation({
    mutationFn: ({ text, showsFrom, showsUntil }: AnnouncementForm) =>
      ok(
        api.POST('/api/v1/exams/{examId}/announcements', {
          params: { path: { examId } },
          body: { text: text.trim(), showsFrom: fromWallTime(showsFrom), showsUntil: fromWallTime(showsUntil) },
        }),
      ),
    onSuccess: async () => {
      onClose();
      void message.success(t('published'));
      await client.invalidateQueries({ queryKey: noticesKey(examId) });
    },
  });
  const showsFrom = Form.useWatch('showsFrom', form);
  const rule = (isRight: (value: string) => boolean, fault: string) => ({
    validator: (_: unknown, value: string | undefined) =>
      !value || isRight(value) ? Promise.resolve() : Promise.reject(new Error(fault)),
  });
  const timeRule = { required: true, message: t('timeMissing') };
  return (
    <Modal
      open
      title={t('add')}
      okText={t('publish')}
      cancelText={t('cancel')}
      onCancel={onClose}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
    >
      <Typography.Paragraph type="secondary">{t('lead')}</Typography.Paragraph>
      <Form<AnnouncementForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ text: '', showsFrom: inDays(0), showsUntil: inDays(1) }}
        onFinish={(values) => publish.mutate(values)}
      >
        <Form.Item
          name="text"
          label={t('text')}
          rules={[
            { required: true, whitespace: true, message: t('textMissing') },
            rule((text) => text.trim().split('\n').length <= MAX_LINES, t('tooManyLines')),
          ]}
        >
          <Input.TextArea rows={4} maxLength={MAX_TEXT} showCount />
        </Form.Item>
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item name="showsFrom" label={t('showsFrom')} extra={t('beijing')} rules={[timeRule]}>
              <Input type="datetime-local" />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item
              name="showsUntil"
              label={t('showsUntil')}
              extra={t('beijing')}
              dependencies={['showsFrom']}
              // Wall times of one zone can be compared as strings.
              rules={[timeRule, rule((until) => !showsFrom || until > showsFrom, t('untilBeforeFrom'))]}
            >
              <Input type="datetime-local" />
            </Form.Item>
          </Col>
        </Row>
        {publish.error && <ErrorNotice error={publish.error} />}
      </Form>
    </Modal>
  );
}

const inDays = (days: number): string => toWallTime(new Date(Date.now() + days * DAY_MS).toISOString());
