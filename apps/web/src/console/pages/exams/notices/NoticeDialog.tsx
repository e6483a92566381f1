import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  Alert,
  App,
  Button,
  Checkbox,
  Flex,
  Form,
  Input,
  Modal,
  Radio,
  Select,
  Typography,
  type FormInstance,
} from 'antd';
import { useState } from 'react';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { OrganisationSelect } from '../../../organisation/OrganisationSelect';
import { useDictionary } from '../../../use-text';
import { fromWallTime, toWallTime } from '../../../wall-time';
import { useSittings } from '../sittings/use-sittings';
import { NOTICE_TEMPLATES, type PortName } from './notice-templates';
import { noticeDictionaries } from './notice-text';
import { noticesKey } from './use-notices';

const MOST_TEXT = 500;
const CODE_FIELD = '{登录码}';

interface NoticeForm {
  port: PortName;
  sittingId?: string;
  organisationId?: string;
  passed: boolean;
  body: string;
  timed: boolean;
  sendAt?: string;
}

type List = Schemas['NoticeListDto'];
type Preview = Schemas['NoticePreviewDto'];

interface NoticeDialogProps {
  exam: Schemas['ExamDto'];
  list: List;
  /** Only to these registrations. */
  ticked?: readonly string[];
  onClose: () => void;
}

const draftOf = ({
  form: { port, body, sittingId, organisationId, passed },
  list,
  ticked,
}: {
  form: NoticeForm;
  list: List;
  ticked: readonly string[] | undefined;
}) => {
  if (!isPersonal({ port, list })) return { port, body };
  if (ticked) return { port, body, audience: { registrationIds: [...ticked] } };
  return { port, body, audience: { sittingId, organisationId, passed: passed || undefined } };
};

const isPersonal = ({ port, list }: { port: PortName; list: List }): boolean =>
  list.ports.some(({ name, personal }) => name === port && personal);

/** Whom, what and when; then real texts to read; then it is sent. */
export function NoticeDialog({ exam, list, ticked, onClose }: NoticeDialogProps) {
  const t = useDictionary(noticeDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<NoticeForm>();
  // One id for all attempts of this dialog, so that a request sent twice makes one notice.
  const [id] = useState(() => crypto.randomUUID());
  const path = { examId: exam.id };
  const preview = useMutation({
    mutationFn: (values: NoticeForm) =>
      ok(
        api.POST('/api/v1/exams/{examId}/notices/preview', {
          params: { path },
          body: draftOf({ form: values, list, ticked }),
        }),
      ),
  });
  const send = useMutation({
    mutationFn: (values: NoticeForm) =>
      ok(
        api.POST('/api/v1/exams/{examId}/notices', {
          params: { path },
          body: {
            ...draftOf({ form: values, list, ticked }),
            id,
            sendAt: values.timed && values.sendAt ? fromWallTime(values.sendAt) : undefined,
          },
        }),
      ),
    onSuccess: async () => {
      onClose();
      void message.success(t('ordered'));
      await client.invalidateQueries({ queryKey: noticesKey(exam.id) });
    },
  });
  const values = () => form.getFieldsValue(true) as NoticeForm;
  const shown = preview.data;
  return (
    <Modal
      open
      title={t('write')}
      width={680}
      onCancel={onClose}
      footer={
        shown ? (
          <Flex wrap gap="small" justify="end">
            <Button onClick={() => preview.reset()}>{t('backToText')}</Button>
            <Button
              type="primary"
              loading={send.isPending}
              disabled={shown.people === 0}
              onClick={() => send.mutate(values())}
            >
              {sendLabel({
                t,
                preview: shown,
                personal: isPersonal({ port: values().port, list }),
                timed: values().timed,
              })}
            </Button>
          </Flex>
        ) : (
          <Flex wrap gap="small" justify="end">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" loading={preview.isPending} onClick={() => form.submit()}>
              {t('preview')}
            </Button>
          </Flex>
        )
      }
    >
      {(send.error ?? preview.error) && <ErrorNotice error={send.error ?? preview.error} />}
      <div hidden={shown !== undefined}>
        <DraftForm
          exam={exam}
          list={list}
          hasTicked={ticked !== undefined}
          form={form}
          onReady={(draft) => preview.mutate(draft)}
        />
      </div>
      {shown && <Samples preview={shown} body={values().body} personal={isPersonal({ port: values().port, list })} />}
    </Modal>
  );
}

function sendLabel({
  t,
  preview: { people },
  personal,
  timed,
}: {
  t: ReturnType<typeof useDictionary<keyof (typeof noticeDictionaries)['en']>>;
  preview: Preview;
  personal: boolean;
  timed: boolean;
}): string {
  if (!personal) return t('sendToOffice');
  return t(timed ? 'schedule' : 'sendToAll', { people });
}

function DraftForm({
  exam,
  list,
  hasTicked,
  form,
  onReady,
}: {
  exam: Schemas['ExamDto'];
  list: List;
  hasTicked: boolean;
  form: FormInstance<NoticeForm>;
  onReady: (draft: NoticeForm) => void;
}) {
  const t = useDictionary(noticeDictionaries);
  const sittings = useSittings(exam.id).data ?? [];
  const port = Form.useWatch('port', form);
  const body = Form.useWatch('body', form) ?? '';
  const timed = Form.useWatch('timed', form);
  const personal = port === undefined || isPersonal({ port, list });
  const ready = list.ports.filter((one) => one.ready && (one.personal || !hasTicked));
  const begin = (key: string) => {
    const template = NOTICE_TEMPLATES.find((one) => one.key === key);
    if (template) form.setFieldsValue({ body: template.body, passed: template.passed });
  };
  return (
    <Form<NoticeForm>
      form={form}
      layout="vertical"
      initialValues={{
        port: ready[0]?.name,
        passed: false,
        timed: false,
        body: '',
        sendAt: toWallTime(new Date(Date.now() + 3_600_000).toISOString()),
      }}
      onFinish={() => onReady(form.getFieldsValue(true) as NoticeForm)}
    >
      <Form.Item name="port" label={t('port')} extra={port && t(`${port}Hint`)}>
        <Select options={ready.map(({ name }) => ({ value: name, label: t(name) }))} />
      </Form.Item>
      {personal && !hasTicked && (
        <>
          <Form.Item name="sittingId" label={t('sitting')}>
            <Select
              allowClear
              placeholder={t('allSittings')}
              options={sittings.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
          <Form.Item name="organisationId" label={t('organisation')}>
            <OrganisationSelect allowClear placeholder={t('allOrganisations')} />
          </Form.Item>
          <Form.Item name="passed" valuePropName="checked">
            <Checkbox>{t('passedOnly')}</Checkbox>
          </Form.Item>
        </>
      )}
      <Form.Item label={t('template')}>
        <Flex wrap gap={4}>
          {NOTICE_TEMPLATES.filter((one) => one.personal === personal).map(({ key }) => (
            <Button key={key} size="small" onClick={() => begin(key)}>
              {t(key)}
            </Button>
          ))}
        </Flex>
      </Form.Item>
      <Form.Item
        name="body"
        label={t('text')}
        rules={[{ required: true, whitespace: true, message: t('textRequired') }]}
        extra={t('lettersOf', { count: body.length })}
      >
        <Input.TextArea rows={4} maxLength={MOST_TEXT} />
      </Form.Item>
      <Form.Item label={t('fields')}>
        <Flex wrap gap={4}>
          {(personal ? list.personalFields : list.officeFields).map((field) => (
            <Button
              key={field}
              size="small"
              onClick={() => form.setFieldsValue({ body: `${form.getFieldValue('body') as string}{${field}}` })}
            >
              {field}
            </Button>
          ))}
        </Flex>
      </Form.Item>
      {body.includes(CODE_FIELD) && <Alert type="warning" showIcon title={t('carriesCode')} className="console-card" />}
      <Form.Item name="timed">
        <Radio.Group
          options={[
            { value: false, label: t('now') },
            { value: true, label: t('at') },
          ]}
        />
      </Form.Item>
      {timed && (
        <Form.Item name="sendAt" label={t('sendAt')} rules={[{ required: true, message: t('sendAt') }]}>
          <Input type="datetime-local" />
        </Form.Item>
      )}
    </Form>
  );
}

function Samples({
  preview: { people, withoutPhone, samples },
  body,
  personal,
}: {
  preview: Preview;
  body: string;
  personal: boolean;
}) {
  const t = useDictionary(noticeDictionaries);
  return (
    <>
      <Typography.Title level={4}>
        {personal ? t('count', { people, withoutPhone }) : t('countOffice')}
      </Typography.Title>
      {personal && people > 0 && <Typography.Paragraph>{t('previewing')}</Typography.Paragraph>}
      {samples.map(({ candidateName, maskedPhone, text }, index) => (
        <Typography.Paragraph key={index}>
          {candidateName !== null && (
            <Typography.Text strong>
              {candidateName} {maskedPhone ?? t('noPhone')}
            </Typography.Text>
          )}
          <div className="message-text">{text}</div>
        </Typography.Paragraph>
      ))}
      {body.includes(CODE_FIELD) && <Alert type="warning" showIcon title={t('carriesCode')} />}
    </>
  );
}
