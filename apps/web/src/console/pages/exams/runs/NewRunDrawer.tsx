import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Empty, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useDictionary } from '../../../use-text';
import { api, ok, type Schemas } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { reasonDictionaries } from '../../../reason-text';
import { showsQuestions } from '../../banks/bank-reach';
import { newRunDictionaries } from './new-run-text';
import { OverrideCard } from './OverrideCard';
import { faultOf, toOverride, type OverrideDraft, type QuestionVersion } from './override-draft';
import { QuestionPicker } from './QuestionPicker';

interface NewRunDrawerProps {
  exam: Schemas['ExamDto'];
  /** The run whose overrides are copied as a start; the server copies none. */
  latest: Schemas['GradingRunDto'] | null;
  onClose: () => void;
}

export function NewRunDrawer({ exam, latest, onClose }: NewRunDrawerProps) {
  const t = useDictionary(newRunDictionaries);
  const reasonText = useDictionary(reasonDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const { drafts, setDrafts, pick } = useDrafts(latest);
  const [sent, setSent] = useState(false);
  const create = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      ok(
        api.POST('/api/v1/exams/{examId}/grading-runs', {
          params: { path: { examId: exam.id } },
          body: { overrides: drafts.map(toOverride), reason: reason.trim() },
        }),
      ),
    onSuccess: async () => {
      onClose();
      void message.success(t('made'));
      await client.invalidateQueries({ queryKey: ['exams', exam.id] });
    },
  });
  const send = (values: { reason: string }) => {
    setSent(true);
    if (drafts.every((draft) => faultOf({ draft, all: drafts }) === null)) create.mutate(values);
  };
  return (
    <Drawer open onClose={onClose} title={t('title')} size={640} className="console-drawer">
      <p>{t('lead')}</p>
      {latest && latest.overrides.length > 0 && (
        <Alert type="info" showIcon title={t('carried', { number: latest.runNumber })} className="console-card" />
      )}
      {exam.bankId !== null && showsQuestions(exam.bankReach) ? (
        <QuestionPicker exam={exam} bankId={exam.bankId} onPick={pick} />
      ) : (
        <Alert type="info" showIcon title={t('bankNotShown')} className="console-card" />
      )}
      {drafts.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noOverride')} />}
      {drafts.map((draft) => (
        <OverrideCard
          key={draft.rowId}
          draft={draft}
          fault={sent ? faultOf({ draft, all: drafts }) : null}
          onChange={(changed) => setDrafts(drafts.map((one) => (one.rowId === changed.rowId ? changed : one)))}
          onRemove={() => setDrafts(drafts.filter((one) => one !== draft))}
        />
      ))}
      <Form<{ reason: string }> layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="reason"
          label={reasonText('reason')}
          rules={[{ required: true, min: 2, whitespace: true, message: reasonText('reasonMissing') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        {sent && drafts.some((draft) => faultOf({ draft, all: drafts }) !== null) && (
          <Alert type="warning" showIcon title={t('faulty')} className="console-card" />
        )}
        {create.error && <ErrorNotice error={create.error} />}
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Form>
    </Drawer>
  );
}

function useDrafts(latest: Schemas['GradingRunDto'] | null) {
  const nextRow = useRef(latest?.overrides.length ?? 0);
  const [drafts, setDrafts] = useState<OverrideDraft[]>(() =>
    (latest?.overrides ?? []).map(({ kind, questionVersionId, key }, rowId) => ({
      rowId,
      kind,
      questionVersionId,
      question: null,
      right: [],
      keptKey: key,
    })),
  );
  const pick = (question: { code: string; version: QuestionVersion }) => {
    nextRow.current += 1;
    const draft: OverrideDraft = {
      rowId: nextRow.current,
      kind: 'drop',
      questionVersionId: question.version.id,
      question,
      right: [],
      keptKey: undefined,
    };
    setDrafts((before) => [...before, draft]);
  };
  return { drafts, setDrafts, pick };
}
