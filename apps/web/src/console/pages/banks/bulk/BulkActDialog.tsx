import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Spin } from 'antd';
import { useState } from 'react';
import { api, ok } from '../../../console-api';
import { ErrorNotice } from '../../../ErrorNotice';
import { useDictionary } from '../../../use-text';
import type { TickedQuestions } from './BulkActions';
import { questionDictionaries } from '../questions/question-text';
import { bulkDictionaries } from './bulk-text';
import { BulkEffects } from './BulkEffects';

export type BulkAct = 'submit' | 'return' | 'publish' | 'retire';

/** A review action on the selected questions: shows the effects, asks for a reason, then acts on all of them. */
export function BulkActDialog({
  bank,
  questionIds,
  act,
  onDone,
  onClose,
}: TickedQuestions & { act: BulkAct; onClose: () => void }) {
  const t = useDictionary(bulkDictionaries);
  const { message } = App.useApp();
  const client = useQueryClient();
  const named = useDictionary(questionDictionaries);
  const [reason, setReason] = useState(act === 'publish' ? named('approveReason') : '');
  const params = { path: { id: bank.id } };
  const preview = useQuery({
    queryKey: ['banks', bank.id, 'bulk-act', act, questionIds],
    queryFn: () =>
      ok(
        api.POST('/api/v1/question-banks/{id}/questions/bulk-act/preview', {
          params,
          body: { questionIds: [...questionIds], act },
        }),
      ),
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: (fingerprint: string) =>
      ok(
        api.POST('/api/v1/question-banks/{id}/questions/bulk-act', {
          params,
          body: { questionIds: [...questionIds], act, fingerprint, reason },
        }),
      ),
    onSuccess: async ({ changed }) => {
      onDone();
      onClose();
      void message.success(t('done', { count: changed }));
      await Promise.all([['questions'], ['banks']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: () => void preview.refetch(),
  });
  const effects = preview.data?.effects ?? [];
  const changed = effects.filter(
    ({ refused, stateBefore, stateAfter, waitsForAnother }) =>
      !refused && (waitsForAnother || stateBefore !== stateAfter),
  );
  const isRefused = effects.some(({ refused }) => refused !== null);
  const needsReason = act !== 'submit' && reason.trim().length < 2;
  return (
    <Modal
      open
      width={720}
      title={t('actTitle', { act: t(act) })}
      okText={t('actOn', { act: t(act), count: changed.length })}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => apply.mutate(preview.data?.fingerprint ?? '')}
      confirmLoading={apply.isPending}
      okButtonProps={{ danger: act === 'retire', disabled: isRefused || changed.length === 0 || needsReason }}
    >
      {preview.isPending && <Spin className="console-wait" />}
      {preview.error && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <BulkEffects effects={effects} domains={bank.domains} act={act} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t(act === 'submit' ? 'note' : 'reason')} htmlFor="bulk-reason">
          <Input.TextArea
            id="bulk-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
      {apply.error && <ErrorNotice error={apply.error} />}
    </Modal>
  );
}
