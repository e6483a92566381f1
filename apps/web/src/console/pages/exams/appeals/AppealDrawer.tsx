import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Radio, Select, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { formatTime } from '../../../../i18n/format-time';
import { RichLabel, RichText } from '../../../../ui/markdown/RichText';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import { DecideDrawer } from '../marking/DecideDrawer';
import { appealsDictionaries } from './appeals-text';
import { shownResponse } from './shown-response';

type Detail = Schemas['AppealDetailDto'];

interface AppealDrawerProps {
  examId: string;
  appealId: string;
  onDone: () => Promise<void>;
  onClose: () => void;
}

/** One appeal: what was asked, what was answered in the exam, and the answer to it. */
export function AppealDrawer({ examId, appealId, onDone, onClose }: AppealDrawerProps) {
  const t = useDictionary(appealsDictionaries);
  const query = useQuery({
    queryKey: ['appeals', appealId],
    queryFn: () => ok(api.GET('/api/v1/appeals/{id}', { params: { path: { id: appealId } } })),
    gcTime: 0,
  });
  return (
    <Drawer open title={t('appeal')} onClose={onClose} size={640}>
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Spin className="console-wait" />}
      {query.data && (
        <>
          <Asked appeal={query.data} />
          {query.data.state === 'pending' ? (
            <AnswerForm
              examId={examId}
              appeal={query.data}
              onDone={async () => {
                onClose();
                await onDone();
              }}
            />
          ) : (
            <Answered appeal={query.data} />
          )}
        </>
      )}
    </Drawer>
  );
}

function Asked({ appeal }: { appeal: Detail }) {
  const t = useDictionary(appealsDictionaries);
  const { candidateName, ticketNumber, organisationName, itemNumber, questionCode, reason, dueAt, overdue } = appeal;
  return (
    <>
      <Typography.Paragraph>
        <strong>{candidateName}</strong> {ticketNumber} · {organisationName}
      </Typography.Paragraph>
      <Typography.Paragraph>
        {itemNumber === null ? t('whole') : t('item', { number: itemNumber })} {questionCode}{' '}
        <Tag color={overdue ? 'red' : undefined}>
          {t('due')} {formatTime(dueAt)}
        </Tag>
      </Typography.Paragraph>
      <blockquote className="marking-essay">{reason}</blockquote>
      {appeal.item && <Item item={appeal.item} />}
    </>
  );
}

function Item({ item }: { item: NonNullable<Detail['item']> }) {
  const t = useDictionary(appealsDictionaries);
  const [judging, setJudging] = useState(false);
  const { stem, options, points, earnedPoints, scriptId } = item;
  const response = shownResponse(item.response);
  return (
    <section className="console-card">
      <RichText source={stem} />
      {options.map((option, index) => (
        <div key={index}>
          {String.fromCharCode(65 + index)}. <RichLabel source={option} />
        </div>
      ))}
      <Typography.Paragraph className="console-paragraph">
        {t('response')}: {response === '' ? t('noResponse') : <span className="marking-essay">{response}</span>}
      </Typography.Paragraph>
      <Typography.Text type="secondary">
        {earnedPoints === null ? t('noScore') : t('earned', { earned: earnedPoints, points })}
      </Typography.Text>
      {scriptId && (
        <div>
          <Button size="small" onClick={() => setJudging(true)}>
            {t('seeMarks')}
          </Button>
        </div>
      )}
      {judging && scriptId && (
        <DecideDrawer scriptId={scriptId} refresh={['appeals']} onClose={() => setJudging(false)} />
      )}
    </section>
  );
}

function Answered({ appeal }: { appeal: Detail }) {
  const t = useDictionary(appealsDictionaries);
  return (
    <>
      <Tag color={appeal.state === 'justified' ? 'green' : undefined}>{t(appeal.state)}</Tag>
      {appeal.runNumber !== null && <Tag>{t('runNumber', { number: appeal.runNumber })}</Tag>}
      <blockquote className="marking-essay">{appeal.answer}</blockquote>
      <Typography.Text type="secondary">
        {t('answered', { name: appeal.answeredByName ?? '', time: formatTime(appeal.answeredAt) })}
      </Typography.Text>
    </>
  );
}

function AnswerForm({ examId, appeal, onDone }: { examId: string; appeal: Detail; onDone: () => Promise<void> }) {
  const t = useDictionary(appealsDictionaries);
  const runs = useQuery({
    queryKey: ['exams', examId, 'grading-runs'],
    queryFn: () => ok(api.GET('/api/v1/exams/{examId}/grading-runs', { params: { path: { examId } } })),
  });
  const answer = useMutation({
    mutationFn: ({ runId, ...values }: Schemas['AnswerAppealDto']) =>
      ok(
        api.POST('/api/v1/appeals/{id}/answer', {
          params: { path: { id: appeal.id } },
          body: { ...values, runId: values.decision === 'justified' ? (runId ?? null) : null },
        }),
      ),
    onSuccess: onDone,
  });
  const [form] = Form.useForm<Schemas['AnswerAppealDto']>();
  const decided = Form.useWatch('decision', form);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ decision: 'unjustified', alike: false }}
      onFinish={(values) => answer.mutate(values)}
    >
      <Form.Item name="decision" label={t('decision')}>
        <Radio.Group
          optionType="button"
          options={(['justified', 'unjustified'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Form.Item>
      {decided === 'justified' && (
        <Form.Item name="runId" label={t('run')} extra={t('runHint')}>
          <Select
            allowClear
            placeholder={t('noRun')}
            options={(runs.data?.runs ?? [])
              .filter(({ runNumber }) => runNumber > 1)
              .map(({ id, runNumber, reason }) => ({
                value: id,
                label: `${t('runNumber', { number: runNumber })} · ${reason}`,
              }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="answer"
        label={t('answer')}
        rules={[{ required: true, whitespace: true, message: t('answerMissing') }]}
      >
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
      {appeal.alike > 1 && (
        <Form.Item name="alike" valuePropName="checked">
          <Checkbox>{t('answerAlike', { count: appeal.alike })}</Checkbox>
        </Form.Item>
      )}
      {answer.error && <ErrorNotice error={answer.error} />}
      <Button type="primary" htmlType="submit" loading={answer.isPending}>
        {t('send')}
      </Button>
    </Form>
  );
}
