import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Space, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { offers, type ExamAct } from '../exam-state/exam-acts';
import { IncidentDialog } from '../incidents/IncidentDialog';
import { incidentDictionaries } from '../incidents/incident-text';
import { MessageDialog } from '../messages/MessageDialog';
import { messageDictionaries } from '../messages/message-text';
import { sessionDictionaries } from './session-text';

type Session = Schemas['SessionDetailDto'];
type Act = 'extend' | 'lock' | 'unlock' | 'close' | 'reopen' | 'void' | 'acceptLate';

const ACTS: Record<Act, ExamAct> = {
  extend: 'session.extend',
  lock: 'session.lock',
  unlock: 'session.unlock',
  close: 'session.close',
  reopen: 'session.reopen',
  void: 'session.void',
  acceptLate: 'late-responses.accept',
};

const MINUTE_MS = 60_000;
const LONGEST_REOPENED_MINUTES = 240;

interface ActForm {
  reason: string;
  extraMinutes?: number;
}

function perform({
  act,
  session: { id, examId },
  reason,
  extraMinutes,
}: ActForm & { act: Act; session: Session }): Promise<unknown> {
  const params = { path: { id } };
  const body = { reason };
  switch (act) {
    case 'extend':
      return ok(
        api.POST('/api/v1/sessions/{id}/extend', { params, body: { reason, extraMinutes: extraMinutes as number } }),
      );
    case 'lock':
      return ok(api.POST('/api/v1/sessions/{id}/lock', { params, body }));
    case 'unlock':
      return ok(api.POST('/api/v1/sessions/{id}/unlock', { params, body }));
    case 'close':
      return ok(api.POST('/api/v1/sessions/{id}/close', { params, body }));
    case 'reopen':
      return ok(
        api.POST('/api/v1/sessions/{id}/reopen', {
          params,
          body: { reason, deadlineAt: new Date(Date.now() + (extraMinutes as number) * MINUTE_MS).toISOString() },
        }),
      );
    case 'void':
      return ok(api.POST('/api/v1/sessions/{id}/void', { params, body }));
    case 'acceptLate':
      return ok(
        api.POST('/api/v1/exams/{examId}/late-responses/accept', {
          params: { path: { examId } },
          body: { sessionIds: [id], reason },
        }),
      );
  }
}

/** The actions allowed on this session now; each asks for a reason, which is recorded. */
export function SessionActs({
  session,
  examId,
  candidateName,
}: {
  session: Session;
  examId: string;
  candidateName: string;
}) {
  const t = useDictionary(sessionDictionaries);
  const message = useDictionary(messageDictionaries);
  const [act, setAct] = useState<Act | null>(null);
  const incident = useDictionary(incidentDictionaries);
  const [writing, setWriting] = useState(false);
  const [recording, setRecording] = useState(false);
  const exam = useQuery({
    queryKey: ['exams', examId],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}', { params: { path: { examId } } })),
  });
  const open = session.state === 'in_progress';
  const fitting: Act[] = [
    ...(open ? (['extend', session.locked ? 'unlock' : 'lock', 'close'] as Act[]) : []),
    ...(open || session.state === 'voided' ? [] : (['reopen'] as Act[])),
    ...(session.state === 'voided' ? [] : (['void'] as Act[])),
    ...(session.lateResponses.some(({ acceptedAt }) => acceptedAt === null) ? (['acceptLate'] as Act[]) : []),
  ];
  const seen = exam.data;
  const offered = fitting.filter((name) => seen && offers({ exam: seen, act: ACTS[name] }));
  return (
    <Space wrap className="console-acts">
      {offered.map((name) => (
        <Button key={name} danger={name === 'void' || name === 'close'} onClick={() => setAct(name)}>
          {t(name)}
        </Button>
      ))}
      {seen &&
        fitting.includes('acceptLate') &&
        !offered.includes('acceptLate') &&
        seen.acts.includes('result.read') && <Typography.Text type="secondary">{t('wholeOnly')}</Typography.Text>}
      {open && seen && offers({ exam: seen, act: 'session.message' }) && (
        <Button onClick={() => setWriting(true)}>{message('write')}</Button>
      )}
      {seen && offers({ exam: seen, act: 'incident.record' }) && (
        <Button onClick={() => setRecording(true)}>{incident('record')}</Button>
      )}
      {recording && (
        <IncidentDialog
          examId={examId}
          person={{ registrationId: session.registrationId, candidateName }}
          onClose={() => setRecording(false)}
        />
      )}
      {writing && (
        <MessageDialog
          examId={examId}
          ticked={[session.registrationId]}
          name={candidateName}
          filter={null}
          onClose={() => setWriting(false)}
        />
      )}
      {act && <ActDialog act={act} session={session} examId={examId} onClose={() => setAct(null)} />}
    </Space>
  );
}

function ActDialog({
  act,
  session,
  examId,
  onClose,
}: {
  act: Act;
  session: Session;
  examId: string;
  onClose: () => void;
}) {
  const t = useDictionary(sessionDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<ActForm>();
  const left = Math.max(0, session.addedLimitMinutes - session.addedMinutes);
  // The server refuses a deadline before the old one.
  const hadMinutes = Math.max(1, Math.ceil((Date.parse(session.deadlineAt) - Date.now()) / MINUTE_MS));
  const mutation = useMutation({
    mutationFn: (values: ActForm) => perform({ act, session, ...values }),
    onSuccess: async () => {
      onClose();
      void message.success(t('done'));
      await Promise.all([
        client.invalidateQueries({ queryKey: ['sessions', session.id] }),
        client.invalidateQueries({ queryKey: ['exams', examId] }),
      ]);
    },
  });
  return (
    <Modal
      open
      title={t(act)}
      okText={t(act)}
      onCancel={onClose}
      confirmLoading={mutation.isPending}
      onOk={() => form.submit()}
      okButtonProps={{ danger: act === 'void' || act === 'close', disabled: act === 'extend' && left === 0 }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => mutation.mutate(values)}
        initialValues={{ extraMinutes: act === 'reopen' ? Math.max(10, hadMinutes) : Math.min(10, Math.max(1, left)) }}
      >
        <p>{t(`${act}Text`)}</p>
        {act === 'extend' && (
          <Form.Item
            name="extraMinutes"
            label={t('extraMinutes')}
            extra={
              left > 0
                ? t('minutesLeft', { added: session.addedMinutes, left, limit: session.addedLimitMinutes })
                : t('noMinutesLeft', { added: session.addedMinutes, limit: session.addedLimitMinutes })
            }
            rules={[{ required: true, message: t('extraMinutesMissing') }]}
          >
            <InputNumber min={1} max={Math.max(1, left)} precision={0} disabled={left === 0} />
          </Form.Item>
        )}
        {act === 'reopen' && (
          <Form.Item
            name="extraMinutes"
            label={t('reopenMinutes')}
            extra={t('reopenFrom', { count: hadMinutes })}
            rules={[{ required: true, message: t('extraMinutesMissing') }]}
          >
            <InputNumber min={hadMinutes} max={hadMinutes + LONGEST_REOPENED_MINUTES} precision={0} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: t('reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {mutation.error && <ErrorNotice error={mutation.error} />}
      </Form>
    </Modal>
  );
}
